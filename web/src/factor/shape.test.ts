import { generate } from 'lean-qr'
import { expect, test } from 'vitest'
import { BORDER, inGroups, pathOf } from './shape'

// Would catch: squares that are left out, drawn twice, or moved, so that no phone reads the picture.
test('dark squares are drawn, and no others', () => {
  const rows = ['##.#', '....', '#.##', '.###']
  const path = pathOf({ size: 4, get: (x, y) => rows[y]?.[x] === '#' })
  expect(path).toBe('M4 4h2v1h-2zM7 4h1v1h-1zM4 6h1v1h-1zM6 6h2v1h-2zM5 7h3v1h-3z')
})

// Would catch: a library that has changed what it gives.
test('an address of a secret becomes a picture', () => {
  const address = `otpauth://totp/Meander:ana%40example.org?secret=${'A'.repeat(32)}&issuer=Meander`
  const picture = generate(address)
  const drawn = [...pathOf(picture).matchAll(/M(\d+) (\d+)h(\d+)/g)]
  const squares = drawn.reduce((sum, [, , , width]) => sum + Number(width), 0)
  const at = [...Array(picture.size).keys()]
  expect(squares).toBe(at.flatMap((y) => at.filter((x) => picture.get(x, y))).length)
  // The corner that all such pictures have.
  expect(drawn[0]?.slice(1)).toEqual([String(BORDER), String(BORDER), '7'])
})

test('secrets are typed in groups of four', () => {
  expect(inGroups('GEZDGNBVGY3T')).toBe('GEZD GNBV GY3T')
})
