import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../../api/client'
import { ApiError } from '../../api/problem'
import { workspacePath } from '../../api/queries'
import type { Told } from '../../api/told/tell'
import { useTold } from '../../api/told/useTold'
import type { Mapping, Preview, Upload } from '../../api/uploads'
import { type Complaint, complaintOf, type Draft, mappingOf } from './draft'

const PAUSE_MILLIS = 350

interface Asked {
  upload: Upload
  draft: Draft
  mapping: Mapping | null
}

/** What would come out of the first rows, asked anew a moment after the last change. */
export function usePreview(workspace: string, upload: Upload, draft: Draft) {
  const told = useTold()
  const [asked] = useDebouncedValue<Asked>({ upload, draft, mapping: mappingOf(draft) }, PAUSE_MILLIS)
  const { data, error, isFetching } = useQuery({
    queryKey: ['workspace', workspace, 'uploads', asked.upload.id, asked.mapping],
    enabled: asked.mapping !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Preview>(`${workspacePath(workspace)}/uploads/${asked.upload.id}/preview`, {
        method: 'POST',
        body: { mapping: asked.mapping },
        signal,
      }),
  })
  return { preview: data, busy: isFetching, complaints: complain(error, asked, told) }
}

function complain(error: Error | null, { draft, mapping }: Asked, told: Told): Complaint[] {
  if (!error || !mapping) return []
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : []
  if (errors.length === 0) return [{ detail: told.failure(error) }]
  return errors.map(({ pointer, detail }) => complaintOf(pointer, told.detail(detail), draft, mapping))
}
