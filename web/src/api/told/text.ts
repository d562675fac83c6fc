import type { MessageDescriptor } from '@lingui/core'

/** One value for each gap of a text, `{}` or `{name}`; gaps that touch are one, as nobody can tell where it parts. */
type Gaps<Said extends string> = Said extends `${string}{${string}}${infer Rest}`
  ? Rest extends `{${string}`
    ? Gaps<Rest>
    : [string, ...Gaps<Rest>]
  : []

/** Says a part of a text in the reader's language, or as it is where it is not known. */
export type Say = (said: string) => string

/** A text of the server that the pages have words for. */
export interface Text {
  /** The text as it stands in the source of the server, gaps and all: a test looks for it there. */
  said: string
  /** The words for what the server said; null if it is another text. */
  read: (told: string, say: Say) => MessageDescriptor | null
}

export function text<const Said extends string>(
  said: Said,
  words: (gaps: Gaps<Said>, say: Say) => MessageDescriptor,
): Text {
  const pieces = said.split(/(?:\{\w*\})+/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${pieces.join('(.*?)')}$`, 's')
  return {
    said,
    read(told, say) {
      const [whole, ...gaps] = pattern.exec(told) ?? []
      return whole === undefined ? null : words(gaps as Gaps<Said>, say)
    },
  }
}
