/**
 * A question in the address: JSON without its quotes, so that a person can read it.
 * `(ask:funnel,steps:!((match:visit),(match:purchase)),window:7d)`. Objects stand in brackets, lists in `!(…)`;
 * texts are quoted with `'` only where they could be read as something else; `!t` `!f` `!n` are true, false, null.
 * The order of keys is kept, so the same document gives the same address.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const BARE = /^(?!-?[0-9.]+(e[+-]?[0-9]+)?$)[^\s'!:(),*@$-][^\s'!:(),*@$]*$/
const NUMBER = /^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/

export function encode(value: Json): string {
  if (value === null) return '!n'
  if (typeof value === 'boolean') return value ? '!t' : '!f'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return encodeText(value)
  if (Array.isArray(value)) return `!(${value.map(encode).join(',')})`
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `(${entries.map(([key, inner]) => `${encodeText(key)}:${encode(inner)}`).join(',')})`
}

function encodeText(text: string): string {
  return BARE.test(text) ? text : `'${text.replace(/['!]/g, (mark) => `!${mark}`)}'`
}

/** Reads what `encode` wrote; null when it is broken, as addresses cut off by a mail program are. */
export function decode(text: string): Json | undefined {
  try {
    const reader = new Reader(text)
    const value = reader.value()
    return reader.done() ? value : undefined
  } catch {
    return undefined
  }
}

/** Deep nesting is refused before the stack is full. */
const DEPTH = 64

class Reader {
  private at = 0
  private depth = 0
  private readonly text: string
  constructor(text: string) {
    this.text = text
  }

  done(): boolean {
    return this.at === this.text.length
  }

  value(): Json {
    const mark = this.text[this.at]
    if (mark === '(') return this.nested(() => this.object())
    if (mark === "'") return this.quoted()
    if (mark !== '!') return this.bare()
    this.at += 1
    if (this.text[this.at] === '(') return this.nested(() => this.list())
    const constant = ({ t: true, f: false, n: null } as const)[this.text[this.at] as 't' | 'f' | 'n']
    if (constant === undefined) throw new SyntaxError('unknown mark')
    this.at += 1
    return constant
  }

  private nested<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > DEPTH) throw new SyntaxError('too deep')
    this.at += 1
    const value = read()
    this.depth -= 1
    return value
  }

  private object(): Json {
    const entries: [string, Json][] = []
    while (!this.take(')')) {
      if (entries.length > 0) this.expect(',')
      const key = this.text[this.at] === "'" ? this.quoted() : this.run()
      this.expect(':')
      entries.push([key, this.value()])
    }
    return Object.fromEntries(entries)
  }

  private list(): Json {
    const items: Json[] = []
    while (!this.take(')')) {
      if (items.length > 0) this.expect(',')
      items.push(this.value())
    }
    return items
  }

  private quoted(): string {
    this.expect("'")
    let text = ''
    while (!this.take("'")) {
      if (this.text[this.at] === '!') this.at += 1
      if (this.at >= this.text.length) throw new SyntaxError('unclosed')
      text += this.text[this.at]
      this.at += 1
    }
    return text
  }

  private bare(): Json {
    const run = this.run()
    return NUMBER.test(run) ? Number(run) : run
  }

  private run(): string {
    const start = this.at
    while (this.at < this.text.length && !/[\s'!:(),]/.test(this.text[this.at] as string)) this.at += 1
    if (start === this.at) throw new SyntaxError('nothing')
    return this.text.slice(start, this.at)
  }

  private take(mark: string): boolean {
    if (this.text[this.at] !== mark) return false
    this.at += 1
    return true
  }

  private expect(mark: string): void {
    if (!this.take(mark)) throw new SyntaxError(`expected ${mark}`)
  }
}
