import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Provider {
  issuer: string
  stop(): void
}

/**
 * A provider of sign-in under another name than Meander's, so that browsers take it for another site. Its page is one
 * link, which signs in Bob, and one that says no.
 */
export async function startProvider(): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const nonces = new Map<string, string>()
  let issuer = ''
  const spelled = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (nonce: string) => {
    const now = Math.floor(Date.now() / 1000)
    const person = { sub: 'bob', email: 'bob@example.org', email_verified: true, name: 'Bob Marin' }
    const claims = { iss: issuer, aud: 'meander', iat: now, exp: now + 300, nonce, ...person }
    const text = `${spelled({ alg: 'ES256', kid: 'one' })}.${spelled(claims)}`
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }
  const server = createServer((request, response) => {
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
        nonces.set('a-code', about('nonce'))
        const back = (what: string) => `${about('redirect_uri')}?${what}&state=${about('state')}`
        const links = `<a href="${back('code=a-code')}">I am Bob</a> <a href="${back('error=access_denied')}">No</a>`
        return response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>Login</title>${links}`)
      }
      case '/token':
        return tell({ access_token: 'x', token_type: 'Bearer', id_token: token(nonces.get('a-code') ?? '') })
      default:
        // The browser asks for an icon.
        return response.writeHead(204).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return { issuer, stop: () => server.close() }
}
