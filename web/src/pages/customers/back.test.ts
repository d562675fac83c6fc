import { expect, test, vi } from 'vitest'

// The names of the kinds are words of the catalogue, which the compiler of tests does not expand.
vi.mock('../../explore/kinds', () => ({ KINDS: [{ page: 'funnel' }, { page: 'flow' }] }))
const { beforeOf } = await import('./back')

test('the way back leads to the question one came from, and says which kind it was', () => {
  const href = '/w/main/explore/funnel?q=(ask:funnel)&at=2&see=dropped'
  expect(beforeOf(href, 'main')).toEqual({ href, from: 'question', page: 'funnel' })
  expect(beforeOf('/w/main/maps/shop', 'main')).toEqual({ href: '/w/main/maps/shop', from: 'maps' })
})

test.each([
  undefined,
  '',
  'https://elsewhere.example/',
  '//elsewhere.example/w/main/',
  '/w/other/explore',
  '/w/main/\\elsewhere',
])('an address such as %s is no way back', (back) => expect(beforeOf(back, 'main')).toBeNull())
