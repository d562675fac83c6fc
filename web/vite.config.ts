import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { macros } from './vite/macros.ts'
import { mantineVariables } from './vite/mantine-variables.ts'
import { packed } from './vite/packed.ts'

export default defineConfig({
  plugins: [macros(), react(), lingui(), mantineVariables(), packed()],
  build: {
    // Fonts stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
  },
  // The server answers only pages of its own host, so it must see the one that the browser has.
  server: { proxy: { '/api': { target: process.env.MEANDER_URL ?? 'http://127.0.0.1:7700', changeOrigin: false } } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
