import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Tile } from '../../api/dashboards'
import { COLUMNS, moveTile, resizeTile, sized } from '../core/tiles'

/** Height of a row of the grid with the gap under it, in pixels; the stylesheet has the same. */
const ROW = 48
const GAP = 16

/** Moves and resizes tiles, by mouse, touch and keyboard. */
export function useTileTools(tiles: Tile[], change: (tiles: Tile[]) => void) {
  const [held, setHeld] = useState<number | null>(null)
  const start = useRef({ x: 0, y: 0, width: 0, height: 0, column: 1 })
  const move = (from: number, to: number) => change(moveTile(tiles, from, to))
  const resize = (index: number, width: number, height: number) => change(resizeTile(tiles, index, width, height))

  function hold(index: number, event: PointerEvent<HTMLElement>) {
    const tile = event.currentTarget.closest<HTMLElement>('[data-tile]')
    const grid = tile?.parentElement
    const own = tiles[index]
    if (!grid || !own || event.button !== 0) return
    const { width, height } = sized(own)
    const column = (grid.clientWidth + GAP) / COLUMNS
    start.current = { x: event.clientX, y: event.clientY, width, height, column }
    event.currentTarget.setPointerCapture(event.pointerId)
    setHeld(index)
  }
  function release() {
    setHeld(null)
  }

  return {
    held,
    move,
    resize,
    /** The handle of a tile: it is dragged over the tile whose place it should take. */
    grip: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => hold(index, event),
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held === null) return
        const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-tile]')
        const to = Number(over?.dataset.tile ?? held)
        if (to === held) return
        move(held, to)
        setHeld(to)
      },
      onPointerUp: release,
      onPointerCancel: release,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
        const own = tiles[index]
        if (!step || !own) return
        const [x = 0, y = 0] = step
        event.preventDefault()
        const { width, height } = sized(own)
        if (event.shiftKey) resize(index, width + x, height + y)
        else move(index, index + (x || y))
      },
    }),
    /** The corner of a tile: it is dragged to the size wanted. */
    corner: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => hold(index, event),
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held !== index) return
        const { x, y, width, height, column } = start.current
        resize(index, width + (event.clientX - x) / column, height + (event.clientY - y) / ROW)
      },
      onPointerUp: release,
      onPointerCancel: release,
    }),
  }
}

export type TileTools = ReturnType<typeof useTileTools>
