import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Segment, StoredDocument } from '../../api/types'
import { useFormat } from '../../format/useFormat'
import styles from './SegmentRow.module.css'

interface Props {
  workspace: string
  document: StoredDocument<Segment>
  words: string
  size: number | undefined
  customers: number | undefined
  chosen: boolean
  mayChoose: boolean
  onChoose: () => void
  onChange?: () => void
  onDelete?: () => void
}

/** A saved segment: its name, what it means, and how many customers it has. */
export function SegmentRow(props: Props) {
  const { workspace, document, words, size, customers, chosen, mayChoose, onChoose, onChange, onDelete } = props
  const { t } = useLingui()
  const format = useFormat()
  const { key, name } = document
  const share = size !== undefined && customers ? size / customers : null
  return (
    <li className={styles.row}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={t`Show how ${name} overlaps`}
        checked={chosen}
        disabled={!mayChoose}
        onChange={onChoose}
      />
      <div className={styles.what}>
        <h2>{name}</h2>
        <p>{words}</p>
      </div>
      <div className={styles.size}>
        <span className={styles.share}>{size === undefined ? '…' : format.share(share)}</span>
        <span className={styles.track}>
          {share !== null && <span className={styles.fill} style={{ width: `${share * 100}%` }} />}
        </span>
        <span className={styles.count}>{size === undefined ? ' ' : t`${format.count(size)} customers`}</span>
      </div>
      <div className={styles.actions}>
        <Button
          size="compact-sm"
          variant="default"
          renderRoot={(rest) => (
            <Link {...rest} to="/w/$workspace/explore" params={{ workspace }} search={{ segment: key }} />
          )}
        >
          <Trans>Explore</Trans>
        </Button>
        {onChange && (
          <Button size="compact-sm" variant="default" aria-label={t`Change ${name}`} onClick={onChange}>
            <Trans>Change</Trans>
          </Button>
        )}
        {onDelete && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            aria-label={t`Delete ${name}`}
            onClick={onDelete}
          >
            <Trans>Delete</Trans>
          </Button>
        )}
      </div>
    </li>
  )
}
