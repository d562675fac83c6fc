import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { KINDS } from '../../explore/kinds'
import { Icon } from '../../parts/icons'
import { useHere } from '../settings/useHere'
import { type Before, beforeOf } from './back'
import styles from './Customer.module.css'

/** Back to the question, the map or the list one came from, as it was left. */
export function BackLink() {
  const { t, i18n } = useLingui()
  const router = useRouter()
  const { workspace } = useHere()
  const { back } = useSearch({ strict: false })
  const before: Before = beforeOf(back, workspace) ?? { href: `/w/${workspace}/customers`, from: 'customers' }

  function nameOf(): string {
    if (before.from === 'question') {
      const kind = KINDS.find((each) => each.page === before.page)
      return kind ? i18n._(kind.name) : t`Explore`
    }
    return { maps: t`the map`, customers: t`Customers`, explore: t`Explore`, other: t`where you were` }[before.from]
  }
  function go(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    router.history.push(before.href)
  }
  return (
    <a href={before.href} className={styles.back} onClick={go}>
      <Icon name="back" size={16} />
      <Trans>Back to {nameOf()}</Trans>
    </a>
  )
}
