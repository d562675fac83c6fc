import type { Json } from '../../explore/url'

/** Texts that can stand without quotes and mean only themselves; all others are quoted as in JSON, which YAML reads. */
const PLAIN = /^[\p{L}_/][\p{L}\p{N}_ /().%€+'-]*[\p{L}\p{N}).%€+'-]$|^\p{L}$/u
const RESERVED = /^(true|false|yes|no|on|off|null|y|n|~)$/i

/** A document as YAML, one fact on each line, in the order it has. */
export function toYaml(value: Json): string {
  return `${block(value, 0).replace(/^\n/, '')}\n`
}

function block(value: Json, depth: number): string {
  const pad = '  '.repeat(depth)
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    if (value.every((each) => typeof each !== 'object' || each === null)) return ` [${value.map(scalar).join(', ')}]`
    return value.map((each) => `\n${pad}- ${block(each, depth + 1).trimStart()}`).join('')
  }
  if (value === null || typeof value !== 'object') return ` ${scalar(value)}`
  const entries = Object.entries(value)
  if (entries.length === 0) return ' {}'
  return entries.map(([key, inner]) => `\n${pad}${scalar(key)}:${block(inner, depth + 1)}`).join('')
}

function scalar(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value)
}
