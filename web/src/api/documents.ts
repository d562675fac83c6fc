import { queryOptions } from '@tanstack/react-query'
import { call, open } from './client'
import type { BodyGiven } from './generated'
import type { StoredDocument } from './types'

export type DocumentKind = 'question' | 'segment' | 'dashboard' | 'map'

/** What a document says; a map may be a text of YAML. */
type Body = object | string

/** A document, and what names the version that was read: a change must say which one it has seen. */
export interface Tagged<T> {
  document: StoredDocument<T>
  etag: string
}

const ONE = '/api/v1/workspaces/{ws}/documents/{kind}/{key}'

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
  return tagged<T>(await open(`GET ${ONE}`, { path: { ws: workspace, kind, key }, signal }))
}

export async function makeDocument<T>(
  workspace: string,
  kind: DocumentKind,
  name: string,
  body: Body,
): Promise<StoredDocument<T>> {
  const path = { ws: workspace, kind }
  const made = await call('POST /api/v1/workspaces/{ws}/documents/{kind}', {
    path,
    body: { name, body: body as BodyGiven },
  })
  return made as StoredDocument<T>
}

/** Refused with 412 when someone else was faster. */
export async function changeDocument<T extends Body>(
  workspace: string,
  kind: DocumentKind,
  { document, etag }: Tagged<T>,
  name: string,
  body: T,
): Promise<Tagged<T>> {
  const path = { ws: workspace, kind, key: document.key }
  return tagged<T>(await open(`PUT ${ONE}`, { path, etag, body: { name, body: body as BodyGiven } }))
}

export function deleteDocument(workspace: string, kind: DocumentKind, key: string): Promise<void> {
  return call(`DELETE ${ONE}`, { path: { ws: workspace, kind, key } })
}

/** Undoes the last change of a document, its deletion too. */
export function restoreDocument(workspace: string, kind: DocumentKind, key: string): Promise<unknown> {
  return call(`POST ${ONE}/restore`, { path: { ws: workspace, kind, key }, body: {} })
}

async function tagged<T>(response: Response): Promise<Tagged<T>> {
  return { document: (await response.json()) as StoredDocument<T>, etag: response.headers.get('ETag') ?? '' }
}
