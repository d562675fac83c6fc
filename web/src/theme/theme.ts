import { defaultVariantColorsResolver, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core'

/** River blue in ten steps around LOOK's `#0B6E8F`; step 7 is the colour itself. */
const river: MantineColorsTuple = [
  '#eef7fa',
  '#d8eef3',
  '#b3dce7',
  '#86c6d9',
  '#57adc6',
  '#3595b3',
  '#1c82a2',
  '#0b6e8f',
  '#085973',
  '#05455a',
]

/** Warm greys: paper, rules and quiet text, so that Mantine's own parts sit on paper too. */
const gray: MantineColorsTuple = [
  '#fbfaf7',
  '#f4f1ea',
  '#ebe7de',
  '#e0dcd2',
  '#cfcabe',
  '#a9a79e',
  '#858b92',
  '#5d6b7a',
  '#3c4754',
  '#1c2430',
]

/** Night, from the palest text on it to the deepest ground. */
const dark: MantineColorsTuple = [
  '#e6eaee',
  '#c3ccd5',
  '#9aa8b5',
  '#74838f',
  '#3a4b5b',
  '#2c3b49',
  '#1f2d3a',
  '#14202b',
  '#0f1922',
  '#0a121a',
]

const red: MantineColorsTuple = [
  '#fbeeec',
  '#f6d9d5',
  '#ecb3ac',
  '#e18b81',
  '#d7665a',
  '#cc5244',
  '#bf4336',
  '#b3382c',
  '#922c22',
  '#702119',
]

export const theme: MantineThemeOverride = {
  primaryColor: 'river',
  primaryShade: { light: 7, dark: 5 },
  colors: { river, gray, dark, red },
  black: '#1c2430',
  white: '#ffffff',
  fontFamily: "'Inter Variable', 'Noto Sans', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '12px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Mantine writes white on every filled part; on the light river of the dark theme only dark words can be read.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input)
    const river = (input.color ?? input.theme.primaryColor) === input.theme.primaryColor
    return input.variant === 'filled' && river ? { ...colours, color: 'var(--on-river)' } : colours
  },
  headings: { fontWeight: '600' },
}
