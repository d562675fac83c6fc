/** A key as documents write them, from a name: letters of the alphabet, digits and dashes. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 64) || 'step'
  )
}

/** A key that is not among those taken. */
export function freeKey(name: string, taken: readonly string[]): string {
  const base = keyOf(name)
  let key = base
  for (let number = 2; taken.includes(key); number += 1) key = `${base}-${number}`
  return key
}
