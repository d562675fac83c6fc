import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { readDocument, type Tagged } from '../../api/documents'
import { segmentsQuery } from '../../api/queries'
import { sizesQuery } from '../../api/sizes'
import { useTold } from '../../api/told/useTold'
import type { Segment, StoredDocument } from '../../api/types'
import { useDeletion } from '../../api/useDeletion'
import { useWorkspace } from '../../explore/useExplore'
import { TitleLine } from '../../frame/TitleLine'
import { useMayEdit } from '../../frame/useMayEdit'
import { Empty } from '../../parts/Empty'
import { FormFailure } from '../../parts/FormFailure'
import { say } from '../../parts/toast'
import { Overlap } from '../../segments/view/Overlap'
import { SegmentBuilder } from '../../segments/view/SegmentBuilder'
import { SegmentRow } from '../../segments/view/SegmentRow'
import { useSegmentWords } from '../../segments/view/useSegmentWords'
import styles from './Segments.module.css'

/** So many segments can be laid over each other before nobody can read it. */
const MOST_COMPARED = 4

/** All saved segments with their sizes, and how the chosen ones overlap. */
export function Segments() {
  const { t } = useLingui()
  const told = useTold()
  const workspace = useWorkspace()
  const mayEdit = useMayEdit()
  const segments = useQuery(segmentsQuery(workspace))
  const items = useMemo(() => segments.data?.items ?? [], [segments.data])
  const sizes = useQuery(
    sizesQuery(
      workspace,
      items.map((each) => each.body),
    ),
  )
  const words = useSegmentWords(useMemo(() => new Map(items.map((each) => [each.key, each.name])), [items]))
  const remove = useDeletion(workspace, 'segment')
  const [builder, setBuilder] = useState<{ seen?: Tagged<Segment> } | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const compared = items.filter((each) => chosen.includes(each.key))

  async function change({ key }: StoredDocument<Segment>) {
    try {
      setBuilder({ seen: await readDocument<Segment>(workspace, 'segment', key) })
    } catch (failure) {
      say(told.failure(failure), { bad: true })
    }
  }
  function choose(key: string) {
    setChosen(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key])
  }
  const make = mayEdit && (
    <Button onClick={() => setBuilder({})}>
      <Trans>New segment</Trans>
    </Button>
  )
  return (
    <>
      <title>{`${t`Segments`} · Meander`}</title>
      <TitleLine title={t`Segments`} subtitle={<Trans>Groups of customers, by who they are and what they did.</Trans>}>
        {items.length > 0 && make}
      </TitleLine>
      <FormFailure failure={segments.error ?? sizes.error} />
      {segments.isSuccess && items.length === 0 && (
        <Empty title={t`No segment yet`} action={make}>
          <Trans>
            Say who belongs to it, see at once how many they are, and save it. Every page can then show them alone.
          </Trans>
        </Empty>
      )}
      {items.length > 0 && (
        <section className={styles.frame} aria-label={t`Saved segments`}>
          <p className={styles.hint}>
            {items.length > 1 ? (
              <Trans>Tick two to four to see how they overlap.</Trans>
            ) : (
              <Trans>With a second segment you can see how they overlap.</Trans>
            )}
          </p>
          <ul aria-busy={sizes.isFetching}>
            {items.map((each, index) => (
              <SegmentRow
                key={each.key}
                workspace={workspace}
                document={each}
                words={words(each.body)}
                size={sizes.data?.sizes[index]}
                customers={sizes.data?.customers}
                chosen={chosen.includes(each.key)}
                mayChoose={chosen.includes(each.key) || compared.length < MOST_COMPARED}
                onChoose={() => choose(each.key)}
                {...(mayEdit && { onChange: () => void change(each), onDelete: () => void remove(each) })}
              />
            ))}
          </ul>
        </section>
      )}
      {compared.length >= 2 && <Overlap workspace={workspace} segments={compared} />}
      {builder && (
        <SegmentBuilder
          workspace={workspace}
          {...builder}
          onClose={() => setBuilder(null)}
          onSaved={() => {
            setBuilder(null)
            say(t`Segment saved`)
          }}
        />
      )}
    </>
  )
}
