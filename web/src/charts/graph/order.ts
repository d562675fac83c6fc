export interface Weighted {
  from: string
  to: string
  weight: number
}

/**
 * An order of labels in which as much as possible flows forward: by net outflow first (Eades, Lin and Smyth 1993),
 * then each label is moved to its best place until no move helps. A few dozen labels: cubic is fast enough.
 */
export function orderByFlow(labels: readonly string[], edges: readonly Weighted[]): string[] {
  const at = new Map(labels.map((label, index) => [label, index]))
  const gain = labels.map(() => labels.map(() => 0))
  for (const { from, to, weight } of edges) {
    const [i, j] = [at.get(from), at.get(to)]
    if (i === undefined || j === undefined || i === j) continue
    add(gain, i, j, weight)
    add(gain, j, i, -weight)
  }
  const net = gain.map((row) => row.reduce((sum, value) => sum + value, 0))
  let order = labels.map((_, index) => index).sort((a, b) => (net[b] ?? 0) - (net[a] ?? 0) || a - b)
  for (let round = 0; round < labels.length; round += 1) {
    const better = moveOne(order, gain)
    if (!better) break
    order = better
  }
  return order.map((index) => labels[index] as string)
}

function add(matrix: number[][], row: number, column: number, value: number): void {
  const line = matrix[row] as number[]
  line[column] = (line[column] ?? 0) + value
}

/** The best single move, or null when none helps. Moving past a neighbour gains what flows the other way. */
function moveOne(order: number[], gain: number[][]): number[] | null {
  let best = { value: 1e-9, from: -1, to: -1 }
  for (let from = 0; from < order.length; from += 1) {
    for (const direction of [-1, 1]) {
      let value = 0
      for (let to = from + direction; to >= 0 && to < order.length; to += direction) {
        value += direction * (gain[order[to] as number]?.[order[from] as number] ?? 0)
        if (value > best.value) best = { value, from, to }
      }
    }
  }
  if (best.from < 0) return null
  const moved = order.toSpliced(best.from, 1)
  return moved.toSpliced(best.to, 0, order[best.from] as number)
}
