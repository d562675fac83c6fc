// Fails when a text of the pages is not in the catalogues, or has no translation.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FILES = ['src/locales/en.po', 'src/locales/ro.po']
const read = () => FILES.map((file) => readFileSync(file, 'utf8'))
const before = read()
execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: 'ignore' })
const after = read()
FILES.forEach((file, index) => {
  writeFileSync(file, before[index])
})

/** The texts of a catalogue without where they are from: the order in which they are found is not the same each time. */
const words = (catalogue) =>
  catalogue
    .replace(/^"POT-Creation-Date.*$/gm, '')
    .split('\n\n')
    .map((entry) => entry.replace(/^#.*\n/gm, '').trim())
    .sort()
    .join('\n')
const stale = FILES.filter((_, index) => words(before[index]) !== words(after[index]))
const untranslated = [...after[1].matchAll(/msgid ("(?:.*"\n)+)msgstr ""\n\n/g)]
  .map((match) => match[1].trim())
  .slice(0, 20)
if (stale.length > 0) console.error(`run “npm run words”: ${stale.join(', ')} do not have the texts of the pages`)
if (untranslated.length > 0) console.error(`without translation:\n  ${untranslated.join('\n  ')}`)
process.exit(stale.length + untranslated.length > 0 ? 1 : 0)
