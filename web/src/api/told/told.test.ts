import { readdirSync, readFileSync } from 'node:fs'
import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { messages as en } from '../../locales/en.po'
import { messages as ro } from '../../locales/ro.po'
import { ApiError, type Problem } from '../problem'
import { KINDS } from './kinds'
import { TEXTS, teller } from './tell'

const CRATES = '../crates/'

/** The Rust of the product without its tests, and texts over several lines on one. */
const sources = readdirSync(CRATES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^\w+\/src\/.*\.rs$/.test(path) && !/\/tests(\.rs|\/)/.test(path))
  .map((path) => readFileSync(CRATES + path, 'utf8'))
  .map((text) => text.replace(/^#\[cfg\(test\)\]\nmod tests \{.*/ms, '').replace(/\\\n\s*/g, ''))
const rust = sources.join('\n')

/** What the server says only to programs: pages never ask so. */
const FOR_PROGRAMS = [
  "a key can't do this; sign in",
  'only this machine, or a key of an admin, may read this',
  'this identity belongs to an account already',
  'the body is an object, not a list',
  'is a number from 1 to {}',
  'is a number from 1 to {MOST_CUSTOMERS}',
  'is a number from 1 to {MOST_STEPS}',
  'is en or ro',
  'is one of {}',
  'is three capital letters, such as EUR',
  'names 1 to {} files',
  'names at most {} segments',
]

function speaking(locale: 'en' | 'ro') {
  return teller(setupI18n({ locale, messages: { en, ro } }))
}
function refusal(problem: Partial<Problem> & { kind?: string }): ApiError {
  const { kind, ...rest } = problem
  return new ApiError({ title: 'Refused', status: 400, ...(kind && { type: `urn:meander:problem:${kind}` }), ...rest })
}

// Would catch: a text that was reworded in the server, which readers of other languages would meet in English again.
test.each(TEXTS.map(({ said }) => said))('the server still says: %s', (said) => {
  const literal = JSON.stringify(said)
  expect(rust.includes(literal), `no source of the server has ${literal} any more: change src/api/told with it`).toBe(
    true,
  )
})

// Would catch: a kind of problem without words, and words for one that is gone.
test('every kind of problem has words', () => {
  const source = readFileSync(`${CRATES}server/src/web/problem.rs`, 'utf8')
  const kinds = [...source.matchAll(/Self::new\(StatusCode::\w+, "([a-z-]+)"/g)].map((match) => match[1])
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(KINDS).sort())
})

// Would catch: a new refusal that pages tell in English, whatever the reader's language.
test('every fixed refusal has words, or is for programs only', () => {
  const text = /(?:format!\(\s*)?"((?:[^"\\]|\\.)*)"/.source
  const ways = [
    `Problem::(?:conflict|forbidden|busy|too_many|unusable_file)\\(\\s*${text}`,
    `Problem::invalid\\(\\s*(?:"[^"]*"|pointer|&format!\\([^)]*\\)),\\s*${text}`,
    `RecordsError::Conflict\\(\\s*${text}`,
    `const TAKEN: &str = ${text}`,
  ]
  const said = ways.flatMap((way) =>
    [...rust.matchAll(new RegExp(way, 'g'))].map((match) => JSON.parse(`"${match[1]}"`)),
  )
  expect(said.length).toBeGreaterThan(30)
  const known = new Set([...TEXTS.map((each) => each.said), ...FOR_PROGRAMS])
  expect(said.filter((each) => !known.has(each))).toEqual([])
  expect(FOR_PROGRAMS.filter((each) => !said.includes(each))).toEqual([])
})

// Would catch: gaps that are cut wrongly, a text that takes the place of another, and a hint that is lost.
test.each([
  ['a password has 10 to 1000 characters; this one has 3', 'A password has 10 to 1000 characters; this one has 3.'],
  ['this takes the role editor; yours is viewer', 'Not with your role: this takes an editor or an admin.'],
  ['this takes the role admin; yours is editor', 'Not with your role: this takes an admin.'],
  ['no event is called "by"', 'No event is called “by”.'],
  ['no event is called "by" (did you mean "buy" or "bye"?)', 'No event is called “by”. Did you mean buy, bye?'],
  ['"plan" is never "pro"', '“plan” is never “pro”.'],
  ['unknown key "stps"; known here: key, steps', '“stps” is not known here. Known are: key, steps'],
  [
    'column "at": "03/04/2026" may have the day or the month first, and no row decides it; say how its times are written',
    'Column “at”: “03/04/2026” may have the day or the month first, and no row decides it. Say how its times are written.',
  ],
  [
    'a.csv: there is no column "who" for the customer (did you mean "whom"?); name it with --customer. Columns: whom, at',
    'a.csv: there is no column “who”. There are: whom, at',
  ],
  ['the body of a request has at most 1048576 bytes', 'This is too large: at most 1 MB can be sent at once.'],
  ['the body of a request has at most 68719476736 bytes', 'This is too large: at most 64 GB can be sent at once.'],
  ['a.parquet: not a Parquet file, or a damaged one: no magic', 'a.parquet is not Parquet, or it is damaged: no magic'],
  ['what nobody foresaw', 'what nobody foresaw'],
])('%s', (said, told) => {
  expect(speaking('en').detail(said)).toBe(told)
})

// Would catch: words by the wrong one of kind, place and status; and a technical detail, or its place, that is lost.
test.each<[string, Error, string]>([
  [
    'a kind',
    refusal({ kind: 'stale', detail: 'x' }),
    'Someone else has changed it meanwhile. Look at it again before you change it.',
  ],
  ['a text', refusal({ kind: 'conflict', detail: 'the file is empty' }), 'The file is empty.'],
  [
    'a kind with what is said',
    refusal({ kind: 'conflict', detail: 'it is Monday' }),
    "This can't be done now: it is Monday",
  ],
  [
    'the log',
    refusal({ kind: 'internal', detail: 'x', instance: 'urn:uuid:7' }),
    'Something went wrong in the server. Its log says what, under urn:uuid:7.',
  ],
  [
    'a field',
    refusal({
      kind: 'invalid',
      detail: 'is not an e-mail address',
      errors: [{ pointer: '/email', detail: 'is not an e-mail address' }],
    }),
    'This is not an e-mail address.',
  ],
  [
    'a place in a document',
    refusal({
      kind: 'invalid',
      detail: 'steps[1]: must not be empty',
      errors: [{ pointer: '/steps/1', detail: 'must not be empty' }],
    }),
    '/steps/1: This must not be empty.',
  ],
  [
    'a place nobody has words for',
    refusal({ kind: 'invalid', detail: 'steps[1]: is odd', errors: [{ pointer: '/steps/1', detail: 'is odd' }] }),
    "This can't be used as it is: steps[1]: is odd",
  ],
  ['nobody there', refusal({ title: 'unreachable', status: 0 }), "Meander can't be reached. Is the server running?"],
  ['a proxy', refusal({ title: 'Payload Too Large', status: 413 }), 'This is more than can be sent at once.'],
  ['a proxy of its own mind', refusal({ title: "I'm a teapot", status: 418 }), "The server answered 418: I'm a teapot"],
  ['a fault of our own', new TypeError('x is undefined'), 'x is undefined'],
])('%s is told', (_, failure, told) => {
  expect(speaking('en').failure(failure)).toBe(told)
})

// Would catch: words that are looked up once, in the language that was there first, or not at all.
test('Romanian readers are told in Romanian', () => {
  const told = speaking('ro')
  expect(told.failure(refusal({ kind: 'wrong-password', status: 401 }))).toBe(
    'Adresa de e-mail sau parola este greșită.',
  )
  expect(told.detail('no event is called "by" (did you mean "buy"?)')).toBe(
    'Niciun eveniment nu se numește „by”. Poate ați vrut să scrieți buy?',
  )
  expect(told.detail('this takes the role editor; yours is viewer')).toBe(
    'Rolul dumneavoastră nu ajunge: este nevoie de un editor sau de un administrator.',
  )
})
