import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Meander, makeOwner, PASSWORD, settled, setUp, startBrowser, startMeander, visitor } from './meander.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STEP_MILLIS = 30_000
/** How the browser tells of the wrong code that is typed on purpose. */
const REFUSED = '422'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** A phone: computes codes of a secret as it is shown on the page (RFC 6238). */
class Phone {
  private last = 0
  constructor(private readonly secret: string) {}

  /** A code that it has not shown before. The next one is right already when that of now is used up. */
  shows(): string {
    const bits = [...this.secret.replaceAll(' ', '')]
      .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
      .join('')
    const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
    const step = Buffer.alloc(8)
    this.last = Math.max(this.last + 1, Math.floor(Date.now() / STEP_MILLIS))
    step.writeBigInt64BE(BigInt(this.last))
    const tag = createHmac('sha1', key).update(step).digest()
    const number = tag.readUInt32BE((tag[19] ?? 0) & 15) & 0x7fff_ffff
    return String(number % 1_000_000).padStart(6, '0')
  }
}

/** What some people can't read or use on a page, and whether it is wider than the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  await settled(page)
  const told = (await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`)) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const found = told.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  return wide > 0 ? [...found, `wider than the screen by ${wide} px`] : found
}

/** From the button to the recovery codes, by keyboard where one types. */
async function turnOn(page: Page): Promise<{ phone: Phone; codes: string[] }> {
  await page.fill('input[name=password]', PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: 'The secret as a QR code' }).waitFor()
  const phone = new Phone(await page.locator('code').first().innerText())
  expect(await faultsOf(page)).toEqual([])
  await page.fill('input[name=code]', '12 34')
  await page.keyboard.press('Enter')
  await page.getByText('The code is wrong').waitFor()
  await page.fill('input[name=code]', phone.shows())
  await page.keyboard.press('Enter')
  const codes = page.getByRole('status').getByRole('listitem')
  await codes.first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  return { phone, codes: await codes.allInnerTexts() }
}

async function password(page: Page, { url }: Meander): Promise<void> {
  await page.goto(`${url}/signin`)
  await page.fill('input[name=email]', 'ana@example.org')
  await page.fill('input[name=password]', PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Enter a code' }).waitFor()
}

// Would catch: a secret that a phone can't read, codes that nobody is asked for or that don't let in, recovery codes that can't
// be kept or used, a second factor that can't be turned off, and any of it out of reach for the keyboard or in the dark.
test('turn on a second factor, sign in with it, turn it off', async () => {
  const meander = await startMeander()
  const { page, faults, context } = await visitor(browser, { colorScheme: 'dark' })
  const base = await setUp(page, meander)
  await page.goto(`${base}/settings/security`)
  const section = page.getByRole('region', { name: 'Second factor' })
  await section.getByRole('button', { name: 'Turn on' }).click()
  const { phone, codes } = await turnOn(page)
  expect(new Set(codes).size).toBe(10)
  const saved = page.waitForEvent('download')
  await section.getByRole('button', { name: 'Download' }).click()
  expect(readFileSync(await (await saved).path(), 'utf8')).toBe(`${codes.join('\n')}\n`)
  await section.getByRole('button', { name: 'I have kept them' }).click()
  await section.getByText('10 recovery codes are left.').waitFor()

  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/signin')
  await password(page, meander)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('one-time-code')
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.type('000 000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('The code is wrong').waitFor()
  await page.fill('input[name=code]', phone.shows())
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/**')

  await password(page, meander)
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await page.keyboard.type(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/**')
  await page.goto(`${base}/settings/security`)
  await section.getByText('9 recovery codes are left.').waitFor()

  await section.getByRole('button', { name: 'New recovery codes' }).click()
  await page.fill('input[name=password]', PASSWORD)
  await page.fill('input[name=code]', codes[1] ?? '')
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  const renewed = section.getByRole('listitem')
  await renewed.first().waitFor()
  const [fresh] = await renewed.allInnerTexts()
  expect(codes).not.toContain(fresh)
  await section.getByRole('button', { name: 'I have kept them' }).click()
  await section.getByRole('button', { name: 'Turn off' }).click()
  await page.fill('input[name=password]', PASSWORD)
  await page.fill('input[name=code]', fresh ?? '')
  await page.keyboard.press('Enter')
  await section.getByRole('button', { name: 'Turn on' }).waitFor()

  await page.goto(`${base}/settings/audit`)
  for (const deed of ['turned on', 'turned off', 'recovery code used', 'recovery codes made anew']) {
    await page.getByText(deed).first().waitFor()
  }
  expect(faults.filter((fault) => !fault.includes(REFUSED))).toEqual([])
  await context.close()
  await meander.stop()
})

// Would catch: a page that leads past what is required, one that leads nowhere, or that is too wide for a phone or speaks English
// to everybody; and somebody who changes their phone and finds no way on.
test('where a second factor is required one lands at turning it on', async () => {
  const meander = await startMeander(['--second-factor', 'required'])
  const { page, faults, context } = await visitor(browser, { viewport: { width: 390, height: 860 } })
  await makeOwner(page, meander)
  await page.waitForURL('**/second-factor')
  await page.goto(`${meander.url}/w/main/settings/security`)
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  const { codes } = await turnOn(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.waitForURL('**/w/main/settings/security')
  await page.getByText('10 recovery codes are left.').waitFor()

  const romanian = await visitor(browser, { locale: 'ro-RO', viewport: { width: 390, height: 860 } })
  await romanian.page.goto(`${meander.url}/signin`)
  await romanian.page.fill('input[name=email]', 'ana@example.org')
  await romanian.page.fill('input[name=password]', PASSWORD)
  await romanian.page.keyboard.press('Enter')
  await romanian.page.getByRole('heading', { name: 'Introduceți un cod' }).waitFor()
  await romanian.page.keyboard.type('000000')
  await romanian.page.keyboard.press('Enter')
  await romanian.page.getByRole('alert').getByText('Codul este greșit').waitFor()
  expect(await faultsOf(romanian.page)).toEqual([])
  await romanian.context.close()

  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.fill('input[name=password]', PASSWORD)
  await page.fill('input[name=code]', codes[0] ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/signin')
  expect(faults.filter((fault) => !fault.includes(REFUSED))).toEqual([])
  await context.close()
  await meander.stop()
})
