import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { kindOf, type Problem } from '../problem'

/** The words for a problem of one kind; `detail` is what the server says about this one. */
type Words = (detail: string, problem: Problem) => MessageDescriptor

const olderPage: Words = () =>
  msg`This page does not fit the server, which may be newer by now. Load the page again, and try once more.`

/** All kinds of problems that the server knows, as its web/problem.rs has them: a test compares the two. */
export const KINDS = {
  'not-found': () => msg`This is not here, or you may not see it.`,
  unauthenticated: () => msg`You are signed out. Sign in, and try again.`,
  'wrong-password': () => msg`The e-mail address or the password is wrong.`,
  'code-needed': () => msg`Your account has a second factor. Sign in with a code too.`,
  'wrong-code': () => msg`The code is wrong, too old, or was used before. Wait for the next one.`,
  'second-factor-needed': () => msg`Meander asks for a second factor here. Load the page again to set one up.`,
  forbidden: () => msg`You may not do this.`,
  'bad-request': (detail) => msg`The server could not read what was sent: ${detail}`,
  invalid: (detail) => msg`This can't be used as it is: ${detail}`,
  conflict: (detail) => msg`This can't be done now: ${detail}`,
  'no-data': () => msg`There are no events here yet. Import some first.`,
  'unusable-file': (detail) => msg`The file can't be used: ${detail}`,
  cancelled: () => msg`It was cancelled before it was done.`,
  stale: () => msg`Someone else has changed it meanwhile. Look at it again before you change it.`,
  'needs-if-match': olderPage,
  'too-large': () => msg`This is more than can be sent at once.`,
  'unsupported-media-type': olderPage,
  'method-not-allowed': olderPage,
  'too-many': () => msg`These are too many requests at once. Wait a moment, and try again.`,
  busy: () => msg`The server has too much to do. Wait a moment, and try again.`,
  timeout: () => msg`This took too long and was given up.`,
  internal: (_, { instance }) =>
    instance
      ? msg`Something went wrong in the server. Its log says what, under ${instance}.`
      : msg`Something went wrong in the server. Its log says what.`,
} satisfies Record<string, Words>

const unreachable: Words = () => msg`Meander can't be reached. Is the server running?`

/** What stands between us and the server has kinds of its own, and some of its statuses say enough. */
const BY_STATUS: Partial<Record<number, Words>> = {
  0: unreachable,
  401: KINDS.unauthenticated,
  403: KINDS.forbidden,
  404: KINDS['not-found'],
  413: KINDS['too-large'],
  429: KINDS['too-many'],
  500: KINDS.internal,
  502: unreachable,
  503: unreachable,
  504: KINDS.timeout,
}

/** The words for a problem, by its kind. */
export function wordsOfKind(problem: Problem): MessageDescriptor {
  const { title, status, detail = title } = problem
  const kind = kindOf(problem)
  const words: Words | undefined = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : BY_STATUS[status]
  return words ? words(detail, problem) : msg`The server answered ${status}: ${detail}`
}
