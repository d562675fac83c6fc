import type { I18n } from '@lingui/core'
import { ApiError, type Problem } from '../problem'
import { FILES } from './files'
import { wordsOfKind } from './kinds'
import { PEOPLE } from './people'
import { QUESTIONS } from './questions'
import type { Text } from './text'

/** All texts of the server that the pages have words for. */
export const TEXTS: readonly Text[] = [...PEOPLE, ...FILES, ...QUESTIONS]

/** Says in the reader's language what the server says in English. */
export interface Told {
  /** Why something failed, in a sentence that can stand alone. */
  failure: (failure: unknown) => string
  /** What the server says about a place, a row or a name; as it is where the pages have no words for it. */
  detail: (said: string) => string
}

export function teller(i18n: I18n): Told {
  function find(said: string): string | null {
    for (const { read } of TEXTS) {
      const words = read(said, detail)
      // What a text ends with may be nothing, such as a name that is like another.
      if (words) return i18n._(words).trim()
    }
    return null
  }
  function detail(said: string): string {
    return find(said) ?? said
  }
  function problem(told: Problem): string {
    const place = told.errors?.[0]
    const words = find(place?.detail ?? told.detail ?? '')
    if (words === null) return i18n._(wordsOfKind(told))
    // A field of a form is known by its label; a place inside a document has no other name than its path.
    const inside = place?.pointer && place.pointer.lastIndexOf('/') > 0
    return inside ? `${place.pointer}: ${words}` : words
  }
  function failure(failed: unknown): string {
    if (failed instanceof ApiError) return problem(failed.problem)
    return failed instanceof Error ? failed.message : String(failed)
  }
  return { failure, detail }
}
