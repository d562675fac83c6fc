import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Menu } from '@mantine/core'
import type { Segment } from '../../api/types'
import { Line } from '../../explore/Sentence'
import { Icon } from '../../parts/icons'
import { TokenSelect } from '../../parts/TokenSelect'
import { bare, DEEPEST, type Group, groupOf, type Join, toSegment, withNot } from '../core/tree'
import styles from './Builder.module.css'
import { type BLANK, blank, DidPart, SavedPart, SequencePart, TraitPart } from './Part'
import { useTraits } from './useTraits'

interface Props {
  group: Group
  depth: number
  saved: { key: string; name: string }[]
  onChange: (group: Group) => void
}

/** Conditions that all hold, or of which any holds; groups may stand in groups. */
export function GroupEditor({ group, depth, saved, onChange }: Props) {
  const { t } = useLingui()
  const { join, parts } = group
  const set = (next: Segment[]) => onChange({ join, parts: next })
  return (
    <div className={depth > 0 ? styles.inner : undefined}>
      <Line>
        <Trans>
          {depth === 0 ? t`Customers for whom` : t`for whom`}{' '}
          <TokenSelect
            label={t`How many of these hold`}
            value={join}
            options={[
              { value: 'all', label: t`all of these` },
              { value: 'any', label: t`any of these` },
            ]}
            onChange={(next) => onChange({ join: next as Join, parts })}
          />{' '}
          hold:
        </Trans>
      </Line>
      <ol className={styles.parts}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other name than its place
          <li key={index} className={styles.part}>
            <span className={styles.join} aria-hidden={index === 0}>
              {index === 0 ? '' : join === 'all' ? t`and` : t`or`}
            </span>
            <div className={styles.words}>
              <PartEditor
                segment={part}
                depth={depth}
                saved={saved}
                onChange={(next) => set(parts.with(index, next))}
              />
            </div>
            <CloseButton
              size="sm"
              aria-label={t`Remove condition ${index + 1}`}
              onClick={() => set(parts.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <AddPart
        hasSaved={saved.length > 0}
        mayNest={depth + 1 < DEEPEST}
        onAdd={(kind) => set([...parts, blank(kind)])}
      />
    </div>
  )
}

interface PartProps {
  segment: Segment
  depth: number
  saved: { key: string; name: string }[]
  onChange: (segment: Segment) => void
}

function PartEditor({ segment, depth, saved, onChange }: PartProps) {
  const { t } = useLingui()
  const { part, not } = bare(segment)
  const change = (next: Segment) => onChange(withNot(next, not))
  const inner = groupOf(part)
  const yes = inner ? t`those` : 'trait' in part ? t`whose` : 'segment' in part ? t`who are in` : t`who did`
  const no = inner
    ? t`not those`
    : 'trait' in part
      ? t`not those whose`
      : 'segment' in part
        ? t`who are not in`
        : t`not those who did`
  return (
    <>
      <TokenSelect
        quiet
        label={t`These, or all but these`}
        value={not ? 'no' : 'yes'}
        options={[
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]}
        onChange={(next) => onChange(withNot(part, next === 'no'))}
      />
      {inner && (
        <GroupEditor group={inner} depth={depth + 1} saved={saved} onChange={(next) => change(toSegment(next))} />
      )}
      {'trait' in part && <TraitPart part={part} onChange={change} />}
      {'did' in part && <DidPart part={part} onChange={change} />}
      {'sequence' in part && <SequencePart part={part} onChange={change} />}
      {'segment' in part && <SavedPart part={part} saved={saved} onChange={change} />}
    </>
  )
}

interface AddProps {
  hasSaved: boolean
  mayNest: boolean
  onAdd: (kind: keyof typeof BLANK) => void
}

function AddPart({ hasSaved, mayNest, onAdd }: AddProps) {
  const hasTraits = useTraits().length > 0
  return (
    <Menu position="bottom-start" shadow="md" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<Icon name="plus" size={14} />}>
          <Trans>Add a condition</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAdd('did')}>
          <Trans>What they did, and how often</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => onAdd('sequence')}>
          <Trans>What they did one after the other</Trans>
        </Menu.Item>
        <Menu.Item disabled={!hasTraits} onClick={() => onAdd('trait')}>
          {hasTraits ? <Trans>Who they are</Trans> : <Trans>Who they are (the data hold no traits)</Trans>}
        </Menu.Item>
        <Menu.Item disabled={!hasSaved} onClick={() => onAdd('segment')}>
          <Trans>In another segment</Trans>
        </Menu.Item>
        <Menu.Item disabled={!mayNest} onClick={() => onAdd('group')}>
          <Trans>A group of conditions</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
