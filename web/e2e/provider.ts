import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Whom the provider knows, by the code that stands for each. */
const PEOPLE: Record<string, string> = { bob: 'Bob Marin', eva: 'Eva Marin' }

export interface Provider {
  issuer: string
  stop(): void
}

/**
 * A provider of sign-in under another name than Meander's, so that browsers take it for another site. Its page is a link
 * for each person it knows, and one that says no.
 */
export async function startProvider(): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let nonce = ''
  let issuer = ''
  const spelled = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (code: string) => {
    const now = Math.floor(Date.now() / 1000)
    const person = { sub: code, email: `${code}@example.org`, email_verified: true, name: PEOPLE[code] }
    const claims = { iss: issuer, aud: 'meander', iat: now, exp: now + 300, nonce, ...person }
    const text = `${spelled({ alg: 'ES256', kid: 'one' })}.${spelled(claims)}`
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '/', issuer)
    const tell = (value: object) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value))
    const about = (name: string) => asked.searchParams.get(name) ?? ''
    switch (asked.pathname) {
      case '/.well-known/openid-configuration':
        return tell({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        })
      case '/keys':
        return tell({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] })
      case '/authorize': {
        nonce = about('nonce')
        const back = (what: string) => `${about('redirect_uri')}?${what}&state=${about('state')}`
        const people = Object.entries(PEOPLE).map(
          ([code, name]) => `<a href="${back(`code=${code}`)}">I am ${name}</a>`,
        )
        const links = [...people, `<a href="${back('error=access_denied')}">No</a>`].join(' ')
        return response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>Login</title>${links}`)
      }
      case '/token': {
        const code = new URLSearchParams(await read(request)).get('code') ?? ''
        return tell({ access_token: 'x', token_type: 'Bearer', id_token: token(code) })
      }
      default:
        // The browser asks for an icon.
        return response.writeHead(204).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return { issuer, stop: () => server.close() }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
