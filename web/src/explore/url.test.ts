import { describe, expect, test } from 'vitest'
import { decode, encode, type Json } from './url'

describe('a document survives the address', () => {
  test.each<[Json, string]>([
    [{ ask: 'funnel', window: '7d' }, '(ask:funnel,window:7d)'],
    [{ steps: [{ match: 'visit', next: true }, { match: '*' }] }, "(steps:!((match:visit,next:!t),(match:'*')))"],
    [['12', 12, -1.5, 'a b', "it's!", '', null, false], "!('12',12,-1.5,'a b','it!'s!!','',!n,!f)"],
    [{ 'a key': 'Ștefan', 'x:y': '7d' }, "('a key':Ștefan,'x:y':7d)"],
    [{ from: '2026-01-01' }, '(from:2026-01-01)'],
    [['1e5', '1e+5', '-'], "!('1e5','1e+5','-')"],
    [{}, '()'],
  ])('%j', (value, text) => {
    expect(encode(value)).toBe(text)
    expect(decode(text)).toEqual(value)
  })
})

test.each(['', '(', '(ask', '(ask:funnel', "'open", '!x', '(a:b)c', '(a:b,,c:d)', '!('.repeat(100)])(
  'a broken address %s is no document',
  (text) => expect(decode(text)).toBeUndefined(),
)
