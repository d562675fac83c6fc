import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Meander, PASSWORD, settled, setUp, signIn, startBrowser, startMeander, visitor } from './meander.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PAGES = [
  'maps',
  'explore',
  'explore/funnel',
  'explore/flow',
  'explore/graph',
  'explore/variants',
  'explore/retention',
  'explore/sessions',
  'explore/attribution',
  'explore/conformance',
  'segments',
  'dashboards',
  'customers',
  'data',
  'data/events',
  'data/properties',
  'data/imports',
  'data/import',
  'settings',
  'settings/security',
  'settings/members',
  'settings/keys',
  'settings/audit',
]

let browser: Browser
let meander: Meander
beforeAll(async () => {
  ;[browser, meander] = await Promise.all([startBrowser(), startMeander()])
  const { page, context } = await visitor(browser)
  await setUp(page, meander)
  await page.getByRole('button', { name: 'Make up a shop' }).click()
  await page.waitForURL('**/maps/*', { timeout: 60_000 })
  await context.close()
})
afterAll(async () => {
  await browser.close()
  await meander.stop()
})

// Would catch: a page that some people can't read or use, that is wider than a phone, or whose scripts fail.
test.each([
  { look: 'light', colorScheme: 'light', width: 1280 },
  { look: 'dark', colorScheme: 'dark', width: 1280 },
  { look: 'phone', colorScheme: 'light', width: 390 },
] as const)('pages are for everyone: $look', async ({ colorScheme, width }) => {
  const { page, faults, context } = await visitor(browser, { colorScheme, viewport: { width, height: 860 } })
  await signIn(page, meander, 'ana@example.org', PASSWORD)
  const found: string[] = []
  const map = await page.evaluate(async () => {
    const maps = await (await fetch('/api/v1/workspaces/main/documents/map')).json()
    return maps.items[0].key as string
  })
  for (const path of [...PAGES, `maps/${map}`]) {
    await page.goto(`${meander.url}/w/main/${path}`)
    await settled(page)
    // The policy of the page allows no script of ours; the test's own world does.
    const told = (await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`)) as {
      violations: { id: string; help: string; nodes: { html: string }[] }[]
    }
    for (const { id, help, nodes } of told.violations)
      found.push(`${path}: ${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) found.push(`${path}: wider than the screen by ${wide} px`)
  }
  expect(found).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
