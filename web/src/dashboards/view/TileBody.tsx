import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { Question } from '../../api/types'
import { KINDS } from '../../explore/kinds'
import { encode, type Json } from '../../explore/url'
import { CountedAs } from '../../explore/useCounted'
import { useWorkspace } from '../../explore/useExplore'
import { DataTable } from '../../parts/DataTable'
import { FormFailure } from '../../parts/FormFailure'
import { Wide } from '../../parts/Wide'
import styles from './Tile.module.css'
import { TilePicture } from './TilePicture'
import { useTileAnswer } from './useTileAnswer'
import { useTileTable } from './useTileTable'

interface Props {
  question: Question
  title: string
  /** Place on the dashboard, from 0; the same question may stand there twice. */
  index: number
  show: 'picture' | 'table'
}

/** The answer of a tile, as its picture or its table. Any mark leads to the question's own page, in the same scope. */
export function TileBody({ question, title, index, show }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const workspace = useWorkspace()
  const { search, answer, compared, error, busy } = useTileAnswer(question)
  const table = useTileTable(question, answer, `${index + 1}. ${title}`)
  const page = KINDS.find((kind) => kind.ask === question.ask)?.page

  function open() {
    const q = encode(question as unknown as Json)
    if (page) void navigate({ to: `/w/$workspace/explore/${page}`, params: { workspace }, search: { ...search, q } })
  }
  return (
    <CountedAs value={question.per}>
      <Wide
        className={`${styles.body} fades`}
        role="group"
        aria-label={t`Answer ${index + 1}: ${title}`}
        aria-busy={busy}
        tabIndex={0}
      >
        <FormFailure failure={error} />
        {!error && answer && show === 'table' && table && (
          <DataTable {...table} more={(hidden) => <Trans>{hidden} more rows are on the page of the question.</Trans>} />
        )}
        {!error && answer && show === 'picture' && (
          <TilePicture question={question} answer={answer} compared={compared} onOpen={open} />
        )}
      </Wide>
    </CountedAs>
  )
}
