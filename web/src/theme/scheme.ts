import { localStorageColorSchemeManager } from '@mantine/core'

/** Keeps light, dark or auto where `public/scheme.js` reads it before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: 'meander-theme' })
