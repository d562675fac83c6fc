/** Breaks a label into lines of at most `length` characters; what does not fit ends in `…`. */
export function wrap(text: string, length: number, lines: number): string[] {
  const wrapped: string[] = []
  for (const word of text.split(' ')) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + word.length < length) wrapped[wrapped.length - 1] = `${last} ${word}`
    else wrapped.push(word)
  }
  const cut = wrapped.length > lines
  return wrapped.slice(0, lines).map((line, index) => {
    const open = cut && index === lines - 1
    return line.length > length || open ? `${line.slice(0, length - 1)}…` : line
  })
}
