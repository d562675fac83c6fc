import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { InlinePicture } from '../../api/maps'
import styles from './Drawing.module.css'
import { readDrawing } from './svg'

interface Props {
  label: string
  picture: InlinePicture
  busy: boolean
  selected: string | undefined
  onSelect: (step: string | undefined) => void
  /** Keeps two drawings of one map side by side while they are scrolled. */
  scroll?: { left: number; onScroll: (left: number) => void }
}

const KEYS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/**
 * The map as the server drew it. Its columns are links; one of them is a stop for the Tab key, and arrows go from one
 * to the next.
 */
export function Drawing({ label, picture, busy, selected, onSelect, scroll }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const labels = useRef<HTMLDivElement>(null)
  const steps = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState(false)
  const links = useCallback(() => [...(steps.current?.querySelectorAll<SVGAElement>('a[data-step]') ?? [])], [])

  const look = useCallback(() => {
    const element = box.current
    if (element) setMore(Math.abs(element.scrollLeft) + element.clientWidth < element.scrollWidth - 2)
  }, [])

  useEffect(() => {
    labels.current?.replaceChildren(readDrawing(picture.labels))
    steps.current?.replaceChildren(readDrawing(picture.steps))
    look()
    const observer = new ResizeObserver(look)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [picture.labels, picture.steps, look])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing has new links
  useEffect(() => {
    const all = links()
    const stop = all.find((link) => link.dataset.step === selected) ?? all[0]
    for (const link of all) {
      link.setAttribute('tabindex', link === stop ? '0' : '-1')
      link.setAttribute('aria-current', String(link.dataset.step === selected))
    }
    if (selected && stop) reveal(box.current, labels.current, stop)
  }, [selected, picture.steps, links])

  const isOpen = selected !== undefined
  useEffect(() => {
    if (isOpen) rise(box.current)
  }, [isOpen])

  // Only what the other drawing did moves this one: its own steps may just have been brought into sight.
  const known = useRef(0)
  const left = scroll?.left
  useEffect(() => {
    if (left === undefined || left === known.current || !box.current) return
    known.current = left
    box.current.scrollLeft = left
  }, [left])

  function choose(event: MouseEvent) {
    const link = (event.target as Element).closest<SVGAElement>('a[data-step]')
    if (!link) return
    event.preventDefault()
    onSelect(link.dataset.step === selected ? undefined : link.dataset.step)
  }

  function go(event: KeyboardEvent) {
    const all = links()
    const at = all.indexOf(document.activeElement as unknown as SVGAElement)
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : at + (KEYS[event.key] ?? Number.NaN)
    const link = all[to]
    if (event.key === ' ') onSelect(all[at]?.dataset.step)
    else if (link) {
      link.focus({ preventScroll: true })
      reveal(box.current, labels.current, link)
      // While the panel is open it follows the step in focus.
      if (selected) onSelect(link.dataset.step)
    } else if (Number.isNaN(to)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={box}
      className={`${styles.drawing} fades ${more ? styles.more : ''}`}
      role="region"
      data-full-width
      aria-label={label}
      aria-busy={busy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onClick={choose}
      onKeyDown={go}
      onScroll={(event) => {
        look()
        known.current = event.currentTarget.scrollLeft
        scroll?.onScroll(known.current)
      }}
    >
      <div ref={labels} className={styles.labels} aria-hidden="true" />
      <div ref={steps} className={styles.steps} />
    </div>
  )
}

/** Where the details are a sheet over the lower half of the screen, the drawing moves into the upper one. */
function rise(box: HTMLElement | null): void {
  if (matchMedia('(max-width: 760px)').matches) box?.scrollIntoView({ block: 'start' })
}

/** Scrolls sideways, never the page, until the step stands free of the names of lanes. */
function reveal(box: HTMLElement | null, labels: HTMLElement | null, link: Element): void {
  if (!box || !labels) return
  const [step, frame, names] = [link, box, labels].map((each) => each.getBoundingClientRect()) as [
    DOMRect,
    DOMRect,
    DOMRect,
  ]
  const left = Math.max(frame.left, names.right)
  if (step.left >= left && step.right <= frame.right) return
  box.scrollLeft += (step.left + step.right) / 2 - (left + frame.right) / 2
}

/** What stands where the drawing will be, so that nothing jumps. */
export function DrawingWaits({ stages }: { stages: number[] }) {
  return (
    <div className={styles.waiting} aria-busy="true">
      {stages.map((steps, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage that waits has no other name than its place
        <span key={index} style={{ flex: Math.max(1, steps) }} />
      ))}
    </div>
  )
}
