import { useComputedColorScheme } from '@mantine/core'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'

export type Colour = (token: string) => string

interface Props {
  label: string
  height: number
  /** Makes the picture from the colours of the theme. */
  option: (colour: Colour) => EChartsCoreOption
}

/** Draws with ECharts, which is fetched when the first such picture is shown. The table holds the same numbers. */
export function EChart({ label, height, option }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<EChartsType | null>(null)
  const scheme = useComputedColorScheme()
  useEffect(() => {
    const element = place.current
    if (!element) return
    let end: (() => void) | undefined
    let left = false
    void import('./echarts').then(({ init }) => {
      if (left) return
      const made = init(element, null, { renderer: 'canvas' })
      const observer = new ResizeObserver(() => made.resize())
      observer.observe(element)
      end = () => {
        observer.disconnect()
        made.dispose()
      }
      setDrawing(made)
    })
    return () => {
      left = true
      end?.()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes what the tokens say
  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const drawn = {
      animation: !still,
      animationDuration: 180,
      textStyle: { fontFamily: style.getPropertyValue('--mantine-font-family') },
      ...option((token) => style.getPropertyValue(`--${token}`).trim()),
    }
    // Whole, so that nothing stays of the picture before.
    drawing?.setOption(drawn, true)
  }, [drawing, option, scheme])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
