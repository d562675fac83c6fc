/** A picture of dark and light squares, as `lean-qr` makes it. */
export interface Squares {
  size: number
  get: (x: number, y: number) => boolean
}

/** The light border that readers need to find the picture: four squares (ISO/IEC 18004). */
export const BORDER = 4

/** The dark squares as a path of an SVG, each run of a row in one piece. */
export function pathOf(squares: Squares): string {
  const { size } = squares
  const pieces: string[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const begin = x
      while (x < size && squares.get(x, y)) x += 1
      if (x > begin) pieces.push(`M${begin + BORDER} ${y + BORDER}h${x - begin}v1h${begin - x}z`)
    }
  }
  return pieces.join('')
}

/** A secret in groups of four, as it is typed into a phone. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
