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
