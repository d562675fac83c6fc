// Fails when the first page needs more JavaScript than promised. Counts what the funnel page loads before its picture:
// the entry and everything it imports, compressed; charts that are loaded on demand are left out.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 250_000
const PAGES = ['src/pages/explore/Funnel.tsx', 'src/pages/account/Setup.tsx']
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

function collect(key, files = new Set()) {
  const { file, imports = [] } = manifest[key]
  if (files.has(file)) return files
  files.add(file)
  for (const each of imports) collect(each, files)
  return files
}

let failed = false
for (const page of PAGES) {
  const words = Object.keys(manifest).filter((key) => key.endsWith('locales/ro.po'))
  const files = new Set(['index.html', page, ...words].flatMap((key) => [...collect(key)]))
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0)
  console.log(`${page}: ${(bytes / 1000).toFixed(1)} KB of ${LIMIT_BYTES / 1000} KB, ${files.size} files`)
  failed ||= bytes > LIMIT_BYTES
}
process.exit(failed ? 1 : 0)
