import { KINDS } from '../../explore/kinds'

export type Before = { href: string } & (
  | { from: 'maps' | 'customers' | 'explore' | 'other' }
  | { from: 'question'; page: string }
)

/** The page one came from, if the address names one of this workspace. An address of anywhere else is none. */
export function beforeOf(back: string | undefined, workspace: string): Before | null {
  const root = `/w/${workspace}/`
  if (!back?.startsWith(root) || /[\\\s]/.test(back)) return null
  const [place = '', page = ''] = back.slice(root.length).split(/[/?#]/)
  if (place === 'explore')
    return KINDS.some((kind) => kind.page === page)
      ? { href: back, from: 'question', page }
      : { href: back, from: place }
  return { href: back, from: place === 'maps' || place === 'customers' ? place : 'other' }
}
