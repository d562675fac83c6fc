import { csrfToken } from './client'
import type { Upload } from './generated'
import { ApiError, type Problem } from './problem'
import { workspacePath } from './queries'

export type {
  ColumnRole as GuessedRole,
  PeekColumn as UploadColumn,
  Preview,
  TimelineEvent as PreviewEvent,
  Upload,
} from './generated'

/** One entry of `files` in a mapping document (docs/IMPORT.md), without the file's name. */
export interface Mapping {
  timezone?: string
  delimiter?: string
  customer: string
  time?: string | { column: string; format: string }
  event?: string | { column: string }
  properties?: 'all'
  drop?: string[]
  traits?: string[]
  account?: string
}

/** Sends a file. By XMLHttpRequest, because fetch does not tell how much has been sent. */
export function sendFile(
  workspace: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api/v1${workspacePath(workspace)}/uploads?name=${encodeURIComponent(file.name)}`)
    sending.responseType = 'json'
    sending.setRequestHeader('Accept', 'application/json')
    sending.setRequestHeader('Content-Type', 'application/octet-stream')
    sending.setRequestHeader('X-Meander-CSRF', csrfToken())
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    sending.onload = () => {
      if (sending.status === 201) resolve(sending.response as Upload)
      else reject(new ApiError(problemOf(sending)))
    }
    sending.onerror = () => reject(new ApiError({ title: 'unreachable', status: 0 }))
    sending.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'))
    signal.addEventListener('abort', () => sending.abort(), { once: true })
    sending.send(file)
  })
}

function problemOf({ status, statusText, response }: XMLHttpRequest): Problem {
  return { title: statusText || 'refused', status, ...(response as Partial<Problem> | null) }
}
