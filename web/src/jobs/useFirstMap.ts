import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { DiscoverResult } from '../api/jobs'
import { useJob } from './useJob'

/** Finds the first map in the events and opens it. */
export function useFirstMap(workspace: string) {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const work = useJob<DiscoverResult>(workspace, ({ map }) => {
    void queries.invalidateQueries({ queryKey: ['workspace', workspace] })
    void navigate({ to: '/w/$workspace/maps/$key', params: { workspace, key: map } })
  })
  return { ...work, draw: () => work.start('discover', { language: i18n.locale }) }
}
