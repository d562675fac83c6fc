import { queryOptions } from '@tanstack/react-query'
import { request, send } from './client'
import { workspacePath } from './queries'
import type { StoredDocument } from './types'

export type DocumentKind = 'question' | 'segment' | 'dashboard' | 'map'

/** A document, and what names the version that was read: a change must say which one it has seen. */
export interface Tagged<T> {
  document: StoredDocument<T>
  etag: string
}

const pathOf = (workspace: string, kind: DocumentKind) => `${workspacePath(workspace)}/documents/${kind}`
const placeOf = (workspace: string, kind: DocumentKind, key: string) =>
  `${pathOf(workspace, kind)}/${encodeURIComponent(key)}`

export const documentQuery = <T>(workspace: string, kind: DocumentKind, key: string) =>
  queryOptions({
    queryKey: ['workspace', workspace, `documents/${kind}`, key],
    retry: false,
    queryFn: ({ signal }) => readDocument<T>(workspace, kind, key, signal),
  })

export async function readDocument<T>(
  workspace: string,
  kind: DocumentKind,
  key: string,
  signal?: AbortSignal,
): Promise<Tagged<T>> {
  return tagged<T>(await send(placeOf(workspace, kind, key), signal ? { signal } : {}))
}

export function makeDocument<T>(
  workspace: string,
  kind: DocumentKind,
  name: string,
  body: unknown,
): Promise<StoredDocument<T>> {
  return request<StoredDocument<T>>(pathOf(workspace, kind), { method: 'POST', body: { name, body } })
}

/** Refused with 412 when someone else was faster. */
export async function changeDocument<T>(
  workspace: string,
  kind: DocumentKind,
  seen: Tagged<T>,
  name: string,
  body: T,
): Promise<Tagged<T>> {
  const place = placeOf(workspace, kind, seen.document.key)
  return tagged<T>(await send(place, { method: 'PUT', etag: seen.etag, body: { name, body } }))
}

export function deleteDocument(workspace: string, kind: DocumentKind, key: string): Promise<void> {
  return request<void>(placeOf(workspace, kind, key), { method: 'DELETE' })
}

/** Undoes the last change of a document, its deletion too. */
export function restoreDocument(workspace: string, kind: DocumentKind, key: string): Promise<unknown> {
  return request(`${placeOf(workspace, kind, key)}/restore`, { method: 'POST', body: {} })
}

async function tagged<T>(response: Response): Promise<Tagged<T>> {
  return { document: (await response.json()) as StoredDocument<T>, etag: response.headers.get('ETag') ?? '' }
}
