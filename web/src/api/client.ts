import type { Operations } from './generated'
import { ApiError, type Problem } from './problem'

const ROOT = '/api/v1'
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

let csrf = ''

/** Remembers the session's token, which every unsafe request must carry. */
export function rememberCsrf(token: string): void {
  csrf = token
}

/** The session's token, for requests that `request` can't make. */
export function csrfToken(): string {
  return csrf
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** The version that is changed; the server refuses (412) when another one has come since. */
  etag?: string
  signal?: AbortSignal
}

/** An operation of the server, by method and path. */
export type Operation = keyof Operations

/** A part of a request, where the operation has one; it may be left out where all of it may. */
type Part<Name extends string, T> = keyof T extends never
  ? unknown
  : object extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T }
type Body<T> = [T] extends [undefined] ? unknown : { body: T }
type Seen<T> = 'If-Match' extends keyof T ? { etag: string } : unknown

/** What an operation takes. */
export type Asked<O extends Operation> = Part<'path', Operations[O]['path']> &
  Part<'query', Operations[O]['query']> &
  Body<Operations[O]['body']> &
  Seen<Operations[O]['headers']> & { signal?: AbortSignal | undefined }

/** Asks an operation as the OpenAPI document tells it, with its answer as JSON. */
export function call<O extends Operation>(operation: O, asked: Asked<O>): Promise<Operations[O]['answer']> {
  return request(...requestOf(operation, asked))
}

/** The same, with its answer as it comes: for files, and where headers are needed. */
export function open<O extends Operation>(operation: O, asked: Asked<O>): Promise<Response> {
  return send(...requestOf(operation, asked))
}

interface AnyAsked {
  path?: Record<string, string>
  query?: Record<string, string | number | null | undefined>
  body?: unknown
  etag?: string
  signal?: AbortSignal | undefined
}

function requestOf(operation: Operation, { path, query, body, etag, signal }: AnyAsked): [string, Request] {
  const [method, template] = operation.split(' ') as [NonNullable<Request['method']>, string]
  let place = template.slice(ROOT.length)
  for (const [name, value] of Object.entries(path ?? {})) place = place.replace(`{${name}}`, encodeURIComponent(value))
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (given.length > 0) place += `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
  return [place, { method, ...(body !== undefined && { body }), ...(etag && { etag }), ...(signal && { signal }) }]
}

/** One request to the server, with its answer as JSON. */
export async function request<T>(path: string, asked: Request = {}): Promise<T> {
  const response = await send(path, asked)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/**
 * One request to the server, with its answer as it comes: for files, and where headers are needed. Throws `ApiError` on
 * refusals and when the server can't be reached.
 */
export async function send(path: string, { method = 'GET', body, etag, signal }: Request = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (UNSAFE.has(method) && csrf) headers['X-Meander-CSRF'] = csrf
  if (etag) headers['If-Match'] = etag
  const response = await reach(ROOT + path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  })
  if (!response.ok) throw new ApiError(await readProblem(response))
  return response
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (failure) {
    if (init.signal?.aborted) throw failure
    throw new ApiError({ title: 'unreachable', status: 0 })
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = { title: response.statusText || 'refused', status: response.status }
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) }
  } catch {
    return fallback
  }
}
