// Walks all pages of a running Meander as a user would, writes pictures of them to look/ and checks them with axe.
// LOOK_URL=http://127.0.0.1:7700 LOOK_FILE=events.csv LOOK_ONLY='funnel|flow' npm run look [light|dark|phone|ro|night]
// A Meander without events is given the made-up shop, and what a team would have saved in it. With LOOK_FILE the screen
// of an import is walked too, up to the button that begins it. LOOK_ONLY keeps the pages whose names fit. `npm run dev`
// serves changed pages over a running program: MEANDER_URL says where that is, LOOK_URL where the pages are.

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { furnish } from './furnish.mjs'

const URL = process.env.LOOK_URL ?? 'http://127.0.0.1:7700'
const OWNER = { name: 'Ana Popescu', email: 'ana@example.org', password: 'a river has many bends', workspace: 'Shop' }
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const EXPLORE = ['funnel', 'flow', 'graph', 'variants', 'retention', 'sessions', 'attribution', 'conformance']
const DATA = ['', 'events', 'properties', 'imports']
const SETTINGS = ['', 'security', 'members', 'keys', 'audit']
const LOOKS = {
  light: { width: 1440, height: 900, scheme: 'light', locale: 'en-GB' },
  dark: { width: 1440, height: 900, scheme: 'dark', locale: 'en-GB' },
  phone: { width: 390, height: 844, scheme: 'light', locale: 'en-GB' },
  ro: { width: 1440, height: 900, scheme: 'light', locale: 'ro-RO' },
  // What is hardest to fit: the longer words, the narrow screen and the dark at once.
  night: { width: 390, height: 844, scheme: 'dark', locale: 'ro-RO' },
}
const ONLY = new RegExp(process.env.LOOK_ONLY ?? '.')
const STEPS = '(match:visit),(match:view_product),(match:add_to_cart),(match:purchase)'
const PLAN = '(key:visit,match:visit),(key:cart,match:add_to_cart),(key:buy,match:purchase)'
/** Questions that show what the first one of their page does not. */
const ASKED = {
  'funnel-breakdown': `funnel?q=(ask:funnel,window:'7d',steps:!(${STEPS}),breakdown:(property:channel,by:first))&at=2`,
  'funnel-compared': `funnel?q=(ask:funnel,window:'7d',steps:!(${STEPS}))&compare={segment}&at=2`,
  'flow-backward': 'flow?q=(ask:paths,direction:backward,end:purchase,depth:5,top:6,collapse:!t)',
  'retention-compared': 'retention?compare={segment}',
  'conformance-compared': `conformance?q=(ask:conformance,steps:!(${PLAN}))&compare={segment}&at=1`,
  nobody: 'funnel?q=(ask:funnel,window:1s,steps:!((match:nothing),(match:never)))',
  refused: 'funnel?q=(ask:funnel,window:never,steps:!((match:visit),(match:purchase)))',
}

let problems = 0
function report(place, problem) {
  problems += 1
  console.error(`${place}: ${problem}`)
}

async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.waitForTimeout(350)
}

async function keep(page, look, name) {
  if (!ONLY.test(name)) return
  await settled(page)
  await page.screenshot({ path: `look/${look}-${name}.png`, fullPage: true })
  // The policy of the page allows no script of ours; the test's own world does.
  const found = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`)
  for (const { id, help, nodes } of found.violations) {
    report(
      `${look} ${name}`,
      `${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 160)} ${nodes[0].any[0]?.message ?? ''}`,
    )
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) report(`${look} ${name}`, `wider than the screen by ${wide} px`)
}

async function enter(page, look) {
  await page.goto(`${URL}/`)
  await settled(page)
  if (page.url().endsWith('/setup')) {
    await keep(page, look, 'setup')
    for (const [name, value] of Object.entries(OWNER)) await page.fill(`input[name=${name}]`, value)
  } else {
    await keep(page, look, 'signin')
    await page.fill('input[name=email]', OWNER.email)
    await page.fill('input[name=password]', OWNER.password)
  }
  await page.click('button[type=submit]')
  await page.waitForURL('**/w/**')
  return /\/w\/[^/]+/.exec(page.url())[0]
}

async function walkImport(page, look, base) {
  await page.goto(`${URL}${base}/data/import`)
  await keep(page, look, 'import')
  if (!process.env.LOOK_FILE || !ONLY.test('import')) return
  await page.setInputFiles('input[type=file]', process.env.LOOK_FILE)
  await page.locator('#columns-mean').waitFor()
  await page.waitForTimeout(600)
  await keep(page, look, 'import-mapped')
}

/** Maps, segments and dashboards: each page, and what opens on it. */
async function walkDocuments(page, look, base) {
  const visit = async (place, name) => {
    await page.goto(`${URL}${base}/${place}`)
    await keep(page, look, name)
  }
  await visit('maps', 'maps')
  const maps = page.locator('main li h2 a')
  if ((await maps.count()) > 0) {
    await maps.first().click()
    await page.waitForURL('**/maps/*')
    await keep(page, look, 'map')
    const [map] = page.url().split('?')
    await page.locator('a[data-step]').nth(2).press('Enter')
    await keep(page, look, 'map-step')
    for (const [search, name] of [
      ['show=drawn', 'map-drawn'],
      ['show=both', 'map-both'],
      ['view=table', 'map-table'],
    ]) {
      await page.goto(`${map}?${search}`)
      await keep(page, look, name)
    }
  }
  await visit('segments', 'segments')
  const ticks = page.locator('main input[type=checkbox]')
  for (let at = 0; at < Math.min(3, await ticks.count()); at += 1) await ticks.nth(at).check()
  await keep(page, look, 'segments-overlap')
  await page.locator('main header button').first().click()
  await keep(page, look, 'segment-builder')
  await visit('dashboards', 'dashboards')
  const boards = page.locator('main li a')
  if ((await boards.count()) > 0) {
    await boards.first().click()
    await page.waitForURL('**/dashboards/*')
    await keep(page, look, 'dashboard')
  }
}

async function walk(browser, look) {
  const { width, height, scheme, locale } = LOOKS[look]
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    // Nobody is signed in at first, and one question is refused on purpose.
    if (message.type() === 'error' && !/401|422/.test(message.text())) report(look, message.text())
  })
  page.on('pageerror', (error) => report(look, String(error)))
  const base = await enter(page, look)
  if (locale === 'ro-RO') await speak(page, base, 'Română')
  await page.goto(`${URL}${base}/explore`)
  await settled(page)
  if ((await page.locator('a[href$="/data/import"]').count()) > 0) {
    await keep(page, look, 'welcome')
    await walkImport(page, look, base)
    await page.goto(`${URL}${base}/explore`)
    await page.getByRole('button', { name: 'Make up a shop' }).click()
    await page.waitForURL('**/maps/*', { timeout: 60_000 })
    await keep(page, look, 'first-map')
  }
  const segment = await furnish(page, base.slice('/w/'.length))
  await page.goto(`${URL}${base}/explore`)
  await keep(page, look, 'explore')
  await walkExplore(page, look, base, segment)
  await walkRest(page, look, base)
  if (locale === 'ro-RO') await speak(page, base, 'English')
  await context.close()
}

async function speak(page, base, language) {
  await page.goto(`${URL}${base}/settings`)
  await page.getByText(language).click()
  await settled(page)
}

async function walkExplore(page, look, base, segment) {
  for (const [name, place] of Object.entries(ASKED).filter(([name]) => ONLY.test(name))) {
    await page.goto(`${URL}${base}/explore/${place.replace('{segment}', segment)}`)
    await keep(page, look, name)
  }
  for (const name of EXPLORE.filter((each) => ONLY.test(each))) {
    await page.goto(`${URL}${base}/explore/${name}`)
    await settled(page)
    await keep(page, look, name)
    const marks = page.locator('figure svg [role=button]')
    const count = await marks.count()
    if (count === 0) continue
    await marks.nth(Math.min(name === 'graph' ? 4 : 2, count - 1)).press('Enter')
    await keep(page, look, `${name}-selected`)
    const see = page.locator('aside button[aria-expanded]').first()
    if ((await see.count()) === 0) continue
    await see.click()
    await keep(page, look, `${name}-behind`)
  }
}

async function walkRest(page, look, base) {
  for (const name of DATA.filter((each) => ONLY.test(`data-${each}`))) {
    await page.goto(`${URL}${base}/data/${name}`)
    await keep(page, look, `data-${name || 'overview'}`)
    const first = page.locator('tbody th button').first()
    if ((await first.count()) === 0) continue
    await first.click()
    await keep(page, look, `data-${name}-selected`)
  }
  await walkImport(page, look, base)
  if (ONLY.test('customers')) {
    await page.goto(`${URL}${base}/customers`)
    await keep(page, look, 'customers')
    await page.locator('tbody th a').first().click()
    await settled(page)
    await page.locator('details > summary').nth(1).click()
    await keep(page, look, 'customer')
  }
  if (['map', 'segment', 'dashboard'].some((name) => ONLY.test(name))) await walkDocuments(page, look, base)
  for (const name of SETTINGS.filter((each) => ONLY.test(`settings-${each}`))) {
    await page.goto(`${URL}${base}/settings/${name}`)
    await keep(page, look, `settings-${name || 'profile'}`)
  }
}

mkdirSync('look', { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const wanted = process.argv.slice(2)
for (const look of wanted.length > 0 ? wanted : Object.keys(LOOKS)) await walk(browser, look)
await browser.close()
console.log(problems === 0 ? 'nothing to mend' : `${problems} problems`)
process.exit(problems === 0 ? 0 : 1)
