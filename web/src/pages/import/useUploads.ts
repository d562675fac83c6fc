import { useCallback, useEffect, useRef, useState } from 'react'
import { request } from '../../api/client'
import { workspacePath } from '../../api/queries'
import { sendFile, type Upload } from '../../api/uploads'
import { type Draft, draftOf } from './draft'

/** A file on its way to the server, or there. */
export interface Sent {
  key: number
  name: string
  bytes: number
  progress: number
  failure: Error | null
  upload: Upload | null
  draft: Draft | null
}

let nextKey = 1

/** The files of an import: sent as soon as they are chosen, and forgotten by the server when they are taken out. */
export function useUploads(workspace: string) {
  const [files, setFiles] = useState<Sent[]>([])
  const sending = useRef(new Map<number, AbortController>())
  useEffect(() => {
    const running = sending.current
    return () => {
      for (const each of running.values()) each.abort()
    }
  }, [])

  const change = useCallback((key: number, changed: Partial<Sent>) => {
    setFiles((before) => before.map((each) => (each.key === key ? { ...each, ...changed } : each)))
  }, [])

  const send = useCallback(
    async (file: File) => {
      const key = nextKey
      nextKey += 1
      const stop = new AbortController()
      sending.current.set(key, stop)
      setFiles((before) => [
        ...before,
        { key, name: file.name, bytes: file.size, progress: 0, failure: null, upload: null, draft: null },
      ])
      try {
        const upload = await sendFile(workspace, file, (progress) => change(key, { progress }), stop.signal)
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
        change(key, { progress: 1, upload, draft: draftOf(upload, zone) })
      } catch (failure) {
        if (!stop.signal.aborted) change(key, { failure: failure as Error })
      } finally {
        sending.current.delete(key)
      }
    },
    [workspace, change],
  )

  const add = useCallback(
    (chosen: Iterable<File>) => {
      for (const file of chosen) void send(file)
    },
    [send],
  )

  const remove = useCallback(
    (key: number) => {
      sending.current.get(key)?.abort()
      const upload = files.find((each) => each.key === key)?.upload
      // The server clears away what nobody imports, so a failure here needs no word.
      if (upload)
        void request(`${workspacePath(workspace)}/uploads/${upload.id}`, { method: 'DELETE' }).catch(() => undefined)
      setFiles((before) => before.filter((each) => each.key !== key))
    },
    [workspace, files],
  )

  const setDraft = useCallback((key: number, draft: Draft) => change(key, { draft }), [change])
  const clear = useCallback(() => setFiles([]), [])
  return { files, add, remove, setDraft, clear }
}
