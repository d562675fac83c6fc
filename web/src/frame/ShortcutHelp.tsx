import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { KINDS } from '../explore/kinds'
import { readSearch } from '../explore/search'
import { PLACES } from './places'
import styles from './ShortcutHelp.module.css'
import { useShortcuts } from './shortcuts'

/** The keys that work on every page, and the sheet that tells them. */
export function ShortcutHelp() {
  const { t, i18n } = useLingui()
  const sheet = useRef<HTMLDialogElement>(null)
  const navigate = useNavigate()
  const { workspace = '' } = useParams({ strict: false })

  const shortcuts = useMemo(() => {
    const kinds = KINDS.map((kind, index) => [
      String(index + 1),
      () => void navigate({ to: `/w/$workspace/explore/${kind.page}`, params: { workspace }, search: keepScope }),
    ])
    return {
      '?': () => sheet.current?.showModal(),
      ...Object.fromEntries(
        PLACES.map(({ place, key }) => [`g ${key}`, () => void navigate({ to: `/w/${workspace}/${place}` as string })]),
      ),
      z: () => history.back(),
      ...Object.fromEntries(kinds),
    } as Record<string, () => void>
  }, [navigate, workspace])
  useShortcuts(shortcuts)

  useEffect(() => {
    const open = () => sheet.current?.showModal()
    document.addEventListener('meander:shortcuts', open)
    return () => document.removeEventListener('meander:shortcuts', open)
  }, [])

  const rows = [
    ['?', t`These shortcuts`],
    ...PLACES.map(({ key, goes }) => [`g ${key}`, i18n._(goes)]),
    ['z', t`Undo the last change of a question`],
    ...KINDS.map((kind, index) => [String(index + 1), i18n._(kind.name)]),
    ['← →', t`From mark to mark in a picture`],
    ['Esc', t`Close what is open`],
  ] as const
  return (
    <dialog ref={sheet} className={styles.sheet} aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title" className={styles.title}>
        <Trans>Keyboard shortcuts</Trans>
      </h2>
      <dl className={styles.list}>
        {rows.map(([keys, what]) => (
          <div key={keys} className={styles.row}>
            <dt>{what}</dt>
            <dd>
              {String(keys)
                .split(' ')
                .map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className={styles.close}>
          <Trans>Close</Trans>
        </button>
      </form>
    </dialog>
  )
}

/** Segment, period and zone stay when the page changes; the question does not. */
function keepScope(search: Record<string, unknown>) {
  const { q: _, ...scope } = readSearch(search)
  return scope
}
