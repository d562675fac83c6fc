import { useComputedColorScheme } from '@mantine/core'
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'

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
  const scheme = useComputedColorScheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes what the tokens say
  useEffect(() => {
    const element = place.current
    if (!element) return
    let end: (() => void) | undefined
    let left = false
    void import('./echarts').then(({ init }) => {
      if (left) return
      const style = getComputedStyle(document.documentElement)
      const drawing = init(element, null, { renderer: 'canvas' })
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches
      drawing.setOption({
        animation: !still,
        animationDuration: 180,
        textStyle: { fontFamily: style.getPropertyValue('--mantine-font-family') },
        ...option((token) => style.getPropertyValue(`--${token}`).trim()),
      })
      const observer = new ResizeObserver(() => drawing.resize())
      observer.observe(element)
      end = () => {
        observer.disconnect()
        drawing.dispose()
      }
    })
    return () => {
      left = true
      end?.()
    }
  }, [option, scheme])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
