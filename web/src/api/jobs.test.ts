import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followJob, type Job } from './jobs'

class Stream {
  static readonly CLOSED = 2
  static last: Stream
  readyState = 1
  readonly url: string
  private readonly heard = new Map<string, (event: { data: string }) => void>()
  constructor(url: string) {
    this.url = url
    Stream.last = this
  }
  addEventListener(name: string, listener: (event: { data: string }) => void) {
    this.heard.set(name, listener)
  }
  close() {
    this.readyState = Stream.CLOSED
  }
  send(name: string, job?: Job) {
    this.heard.get(name)?.({ data: JSON.stringify(job) })
  }
}

function job(state: Job['state']): Job {
  return {
    id: 'a',
    kind: 'import',
    state,
    progress: 0.5,
    stage: 'reading',
    result: null,
    problem: null,
    created_at: '',
    finished_at: null,
  }
}

const answer = (body: Job) => new Response(JSON.stringify(body), { status: 200 })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a job is told at each change, and left when it is over: the browser would connect again for ever', () => {
  const states: string[] = []
  followJob('my shop', 'a', (each) => states.push(each.state))
  expect(Stream.last.url).toBe('/api/v1/workspaces/my%20shop/jobs/a/events')
  Stream.last.send('job', job('running'))
  Stream.last.send('job', job('done'))
  Stream.last.send('job', job('done'))
  expect(states).toEqual(['running', 'done'])
  expect(Stream.last.readyState).toBe(Stream.CLOSED)
})

test('where the stream is gone for good the job is asked for until it is over', async () => {
  const asked = vi
    .fn()
    .mockResolvedValueOnce(answer(job('running')))
    .mockRejectedValueOnce(new Error('down'))
    .mockResolvedValueOnce(answer(job('failed')))
  vi.stubGlobal('fetch', asked)
  const states: string[] = []
  followJob('shop', 'a', (each) => states.push(each.state))
  Stream.last.close()
  Stream.last.send('error')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(states).toEqual(['running', 'failed'])
  expect(asked).toHaveBeenCalledTimes(3)
})

test('nobody is told any more after leaving', () => {
  const told = vi.fn()
  const leave = followJob('shop', 'a', told)
  leave()
  Stream.last.send('job', job('running'))
  expect(told).not.toHaveBeenCalled()
})
