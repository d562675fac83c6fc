import chart from './View.module.css'

/** Late is striped and out of order dotted, so that no part is told by its colour alone. */
export function Fills({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-late`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className={chart.late} />
        <line x1={1.5} x2={1.5} y1={0} y2={6} className={chart.stripe} />
      </pattern>
      <pattern id={`${id}-out_of_order`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} className={chart.out_of_order} />
        <circle cx={3} cy={3} r={1.4} className={chart.dot} />
      </pattern>
    </defs>
  )
}

/** How a part is filled: by a class, or by its pattern. */
export function fillOf(part: string, id: string): { className?: string; fill?: string } {
  if (part === 'late' || part === 'out_of_order') return { fill: `url(#${id}-${part})` }
  return { className: chart[part] ?? '' }
}
