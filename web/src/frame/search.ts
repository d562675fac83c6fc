/** Search parts are plain texts; what addresses may hold unescaped stays unescaped, so that they can be read. */
const READABLE: Record<string, string> = {
  '%20': '+',
  '%3A': ':',
  '%2C': ',',
  '%2F': '/',
  '%40': '@',
  '%24': '$',
  '%3B': ';',
}

export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([key, value]) => `${key}=${escapeValue(value)}`)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function escapeValue(value: string): string {
  return encodeURIComponent(value).replace(/%(20|3A|2C|2F|40|24|3B)/g, (found) => READABLE[found] ?? found)
}

/** The texts of an address that a page knows; everything else in it is left out. */
export function readTexts<K extends string>(
  search: Record<string, unknown>,
  keys: readonly K[],
): { [key in K]?: string } {
  const read: { [key in K]?: string } = {}
  for (const key of keys) {
    const value = search[key]
    if (typeof value === 'string' && value !== '') read[key] = value
  }
  return read
}
