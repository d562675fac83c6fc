import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Question } from '../api/types'
import { KINDS } from './kinds'
import { encode, type Json } from './url'
import { usePageScope, useWorkspace } from './useExplore'

interface Props {
  question: Question
  /** The first thing one would do here. */
  primary?: boolean
  children: ReactNode
}

/** From what is selected on to another question, in the same scope. */
export function AskButton({ question, primary = false, children }: Props) {
  const workspace = useWorkspace()
  const [{ q: _, ...scope }] = usePageScope()
  const page = KINDS.find((each) => each.ask === question.ask)?.page ?? 'funnel'
  const search = { ...scope, q: encode(question as unknown as Json) }
  return (
    <Button
      fullWidth
      mt="xs"
      variant={primary ? 'filled' : 'default'}
      renderRoot={(props) => (
        <Link {...props} to={`/w/$workspace/explore/${page}`} params={{ workspace }} search={search} />
      )}
    >
      {children}
    </Button>
  )
}
