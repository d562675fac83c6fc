import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { leave } from './useSignOut'

afterEach(() => vi.unstubAllGlobals())

// Would catch: what a person had read staying in the pages when the server does not answer, and a session that goes on
// without a word.
test('signing out forgets what was read, whatever the server says', async () => {
  const answers: [() => Response, boolean][] = [
    [() => new Response(null, { status: 204 }), true],
    [() => new Response('{"title":"Not signed in","status":401}', { status: 401 }), true],
    [() => new Response('{"title":"Internal error","status":500}', { status: 500 }), false],
    [
      () => {
        throw new TypeError('Failed to fetch')
      },
      false,
    ],
  ]
  for (const [answer, isOver] of answers) {
    vi.stubGlobal('fetch', async () => answer())
    const queries = new QueryClient()
    queries.setQueryData(['customers'], ['c-1'])
    expect(await leave(queries)).toBe(isOver)
    expect(queries.getQueryCache().getAll()).toEqual([])
  }
})
