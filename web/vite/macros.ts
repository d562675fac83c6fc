import { transformAsync } from '@babel/core'
import type { Plugin } from 'vite'

/**
 * Expands Lingui's macros and nothing else. Vite's own compiler does the rest, so Babel only reads
 * the files that hold words for people.
 */
export function macros(): Plugin {
  return {
    name: 'lingui-macros',
    enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0] ?? id
      if (!/\.tsx?$/.test(file) || file.includes('node_modules') || !code.includes('/macro')) return null
      const result = await transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        plugins: [
          '@babel/plugin-syntax-jsx',
          ['@babel/plugin-syntax-typescript', { isTSX: file.endsWith('x') }],
          '@lingui/babel-plugin-lingui-macro',
        ],
      })
      return result?.code ? { code: result.code, map: result.map } : null
    },
  }
}
