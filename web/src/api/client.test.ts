import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call, open, rememberCsrf } from './client'

const asked: { url: string; init: RequestInit }[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return init.method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('{"items":[],"next":null}')
  })
})
afterEach(() => vi.unstubAllGlobals())

test('an operation becomes its method, its address and its headers', async () => {
  rememberCsrf('secret')
  await call('GET /api/v1/workspaces/{ws}/customers/{id}/events', {
    path: { ws: 'my shop', id: 'a/b?c' },
    query: { limit: 5, after: '' },
  })
  await call('DELETE /api/v1/workspaces/{ws}/keys/{id}', { path: { ws: 'main', id: 'k' } })
  const body = { name: 'Pauses', body: { ask: 'sessions' } }
  const path = { ws: 'main', kind: 'question', key: 'pauses' } as const
  await open('PUT /api/v1/workspaces/{ws}/documents/{kind}/{key}', { path, body, etag: '"1"' })
  expect(asked.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
    'GET /api/v1/workspaces/my%20shop/customers/a%2Fb%3Fc/events?limit=5',
    'DELETE /api/v1/workspaces/main/keys/k',
    'PUT /api/v1/workspaces/main/documents/question/pauses',
  ])
  const headers = asked.map(({ init }) => init.headers as Record<string, string>)
  expect(headers.map((each) => each['X-Meander-CSRF'])).toEqual([undefined, 'secret', 'secret'])
  expect([headers[2]?.['If-Match'], asked[2]?.init.body]).toEqual(['"1"', JSON.stringify(body)])
})

test('what the document does not tell is not compiled', () => {
  const wrong = () => [
    // @ts-expect-error: there is no such operation
    call('GET /api/v1/workspaces/{ws}/kees', { path: { ws: 'main' } }),
    // @ts-expect-error: the workspace is missing
    call('GET /api/v1/workspaces/{ws}/keys', {}),
    // @ts-expect-error: the body is missing
    call('POST /api/v1/workspaces/{ws}/keys', { path: { ws: 'main' } }),
    // @ts-expect-error: this is no role
    call('POST /api/v1/workspaces/{ws}/keys', { path: { ws: 'main' }, body: { name: 'a', role: 'owner' } }),
    // @ts-expect-error: a change must say which version it has seen
    open('PUT /api/v1/workspaces/{ws}/documents/{kind}/{key}', {
      path: { ws: 'main', kind: 'question', key: 'a' },
      body: { name: 'a', body: {} },
    }),
  ]
  expect(wrong).toBeTypeOf('function')
})
