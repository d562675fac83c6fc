export interface Place {
  line: number
  column: number
  problem: string
}

/** Takes the line and column out of what the server says about a text: `line 3, column 5: …`. */
export function placeOf(detail: string): Place | null {
  const found = /^line (\d+), column (\d+): (.*)$/s.exec(detail)
  return found ? { line: Number(found[1]), column: Number(found[2]), problem: found[3] ?? '' } : null
}

export interface QuotedLine {
  number: number
  text: string
  wrong: boolean
}

/** The line that is wrong with its neighbours, so that one sees what is meant. */
export function linesAround(text: string, line: number, around = 2): QuotedLine[] {
  return text
    .split('\n')
    .map((content, index) => ({ number: index + 1, text: content, wrong: index + 1 === line }))
    .slice(Math.max(0, line - 1 - around), line + around)
}

/** The title that a map in YAML or JSON gives itself. */
export function titleOf(text: string): string {
  const found = /^\s*"?title"?\s*:\s*(.+?)\s*,?\s*$/m.exec(text)
  return found?.[1]?.replace(/^(["'])(.*)\1$/, '$2') ?? ''
}
