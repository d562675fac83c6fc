import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const PACKED = /\.(?:js|css|html|svg|json)$/

/** Packs the built files beside themselves: the server hands them out as they are, and packs nothing while it serves. */
export function packed(): Plugin {
  let folder = 'dist'
  return {
    name: 'meander:packed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const file of files(folder)) {
        const bytes = readFileSync(file)
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
        const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
        writeFileSync(`${file}.br`, brotli)
      }
    },
  }
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name.startsWith('.') ? [] : files(path)
    return PACKED.test(name) ? [path] : []
  })
}
