import type { Tile } from '../../api/dashboards'

export const COLUMNS = 12
export const ROWS = 24
const LEAST_WIDTH = 3
const LEAST_HEIGHT = 3
const USUAL = { width: 6, height: 8 }

/** A tile with its size, also where the document leaves it out. */
export function sized(tile: Tile): Tile & { width: number; height: number } {
  return { ...tile, width: tile.width ?? USUAL.width, height: tile.height ?? USUAL.height }
}

export function addTile(tiles: Tile[], question: string): Tile[] {
  return [...tiles, { question, ...USUAL }]
}

/** Takes a tile to another place; the others move up or down. */
export function moveTile(tiles: Tile[], from: number, to: number): Tile[] {
  const tile = tiles[from]
  const place = Math.max(0, Math.min(tiles.length - 1, to))
  return tile && place !== from ? tiles.toSpliced(from, 1).toSpliced(place, 0, tile) : tiles
}

/** Gives a tile another size, within what fits. */
export function resizeTile(tiles: Tile[], index: number, width: number, height: number): Tile[] {
  const tile = tiles[index]
  if (!tile) return tiles
  const wide = Math.max(LEAST_WIDTH, Math.min(COLUMNS, Math.round(width)))
  const high = Math.max(LEAST_HEIGHT, Math.min(ROWS, Math.round(height)))
  return tiles.with(index, { ...tile, width: wide, height: high })
}
