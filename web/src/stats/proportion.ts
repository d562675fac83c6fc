/**
 * Shares with their uncertainty. Single shares: Wilson's score interval (Wilson, Journal of the American Statistical
 * Association 22, 1927, 209–212). Differences of two independent shares: Newcombe's hybrid score interval without
 * continuity correction (Newcombe, Statistics in Medicine 17, 1998, 873–890, method 10). Both stay inside what is
 * possible and keep their promise with few customers and near 0 and 1, where the textbook's ± fails.
 */

/** The normal quantile that leaves 2.5 % on either side. */
const Z_95 = 1.959963984540054

export interface Interval {
  low: number
  high: number
}

export interface Difference extends Interval {
  /** The first share minus the second. */
  points: number
  /** Whether the interval leaves 0 out: then it is hardly chance alone. */
  clear: boolean
}

/** Wilson's score interval of a share, 95 %. Null where nobody was asked. */
export function wilson(hits: number, total: number): Interval | null {
  if (total <= 0) return null
  const share = hits / total
  const square = Z_95 * Z_95
  const middle = share + square / (2 * total)
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total))
  const scale = 1 + square / total
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** Newcombe's interval of the difference of two independent shares, 95 %. Null where one of them is of nobody. */
export function differenceOfShares(
  hits: number,
  total: number,
  otherHits: number,
  otherTotal: number,
): Difference | null {
  const [own, other] = [wilson(hits, total), wilson(otherHits, otherTotal)]
  if (!own || !other) return null
  const [share, otherShare] = [hits / total, otherHits / otherTotal]
  const points = share - otherShare
  const low = points - Math.hypot(share - own.low, other.high - otherShare)
  const high = points + Math.hypot(own.high - share, otherShare - other.low)
  return { points, low, high, clear: low > 0 || high < 0 }
}
