import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Meander, PASSWORD, settled, setUp, signIn, startBrowser, startMeander, visitor } from './meander.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

describe('the made-up shop', () => {
  let meander: Meander
  beforeAll(async () => {
    meander = await startMeander()
  })
  afterAll(() => meander.stop())

  // Would catch: a first visit that does not lead to a map, a map without numbers, and pages that break our own policy.
  test('first visit to first map', async () => {
    const { page, faults, context } = await visitor(browser)
    await setUp(page, meander)
    await page.getByRole('button', { name: 'Make up a shop' }).click()
    await page.waitForURL('**/maps/*', { timeout: 60_000 })
    const step = page.locator('a.step').nth(2)
    await step.waitFor()
    await step.press('Enter')
    const panel = page.getByRole('complementary').filter({ hasText: 'Reached' })
    await panel.waitFor()
    expect(await panel.innerText()).toMatch(/Reached\s+\d+/)
    expect(await page.getByText('Made-up data.').count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  // Would catch: a number of the page that is not that of the command line.
  test('the page and the command line tell the same numbers', async () => {
    const { page, context } = await visitor(browser)
    await signIn(page, meander, 'ana@example.org', PASSWORD)
    const steps = ['visit', 'view_product', 'add_to_cart', 'purchase']
    const question = { ask: 'funnel', window: '7d', steps: steps.map((match) => ({ match })) }
    const q = `(ask:funnel,window:'7d',steps:!(${steps.map((match) => `(match:${match})`).join(',')}))`
    const answer = page.waitForResponse((response) => response.url().endsWith('/ask'))
    await page.goto(`${new URL(page.url()).origin}/w/main/explore/funnel?q=${encodeURIComponent(q)}`)
    const sent = (await answer).request().postDataJSON()
    expect(sent).toMatchObject(question)
    const told = JSON.parse(meander.run(['ask', '-'], JSON.stringify(sent)))
    await settled(page)
    const rows = await page.locator('table tbody tr').allInnerTexts()
    const reached = told.steps.map((step: { reached: number }) => step.reached.toLocaleString('en-GB'))
    expect(rows).toHaveLength(steps.length)
    for (const [number, row] of rows.entries()) expect(row.split('\t')).toContain(reached[number])
    await context.close()
  })

  // Would catch: a drop that leads to nobody, a timeline of somebody else, and a way back that forgets the question.
  test('from a drop in the funnel to the timeline of one customer', async () => {
    const { page, context, faults } = await visitor(browser)
    await signIn(page, meander, 'ana@example.org', PASSWORD)
    await page.goto(`${meander.url}/w/main/explore/funnel`)
    await settled(page)
    await page.locator('figure svg [role=button]').nth(1).press('Enter')
    await page.getByRole('button', { name: /^Dropped/ }).click()
    const customer = page.getByRole('list', { name: 'Customers' }).getByRole('link').first()
    const name = (await customer.locator('strong').innerText()).trim()
    await customer.click()
    await page.waitForURL('**/customers/**')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.locator('time').first().waitFor()
    const journey = `/api/v1/workspaces/main/customers/${encodeURIComponent(name)}/events?limit=1000`
    const told = await page.evaluate(async (path) => (await (await fetch(path)).json()).items.length, journey)
    expect(await page.locator('time').count()).toBe(told)
    await page.getByRole('link', { name: /back/i }).first().click()
    await page.waitForURL('**/explore/funnel**')
    await page.getByRole('list', { name: 'Customers' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  // Would catch: a list of choices that closes the form it stands in, and half a condition that is asked and refused.
  test('a condition is asked once it is filled in', async () => {
    const { page, context, faults } = await visitor(browser)
    await signIn(page, meander, 'ana@example.org', PASSWORD)
    await page.goto(`${meander.url}/w/main/explore/funnel`)
    await settled(page)
    await page.getByRole('button', { name: /^Conditions of Event of step 1/ }).press('Enter')
    await page.getByRole('button', { name: 'Add a condition' }).press('Enter')
    await page.getByRole('combobox', { name: 'Property' }).click()
    await page.getByRole('option', { name: 'channel', exact: true }).click()
    expect(page.url()).not.toContain('where')
    await page.getByRole('textbox', { name: 'Value' }).fill('web')
    await page.waitForURL(/where/)
    await settled(page)
    await page.getByRole('button', { name: 'Conditions of Event of step 1: channel is web' }).waitFor()
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(1)
    expect(faults).toEqual([])
    await context.close()
  })

  // Would catch: a control that asks something else than it says, and an answer that does not come for what it asks.
  test('a sentence asks what it says', async () => {
    const { page, context, faults } = await visitor(browser)
    await signIn(page, meander, 'ana@example.org', PASSWORD)
    const open = async (kind: string) => {
      await page.goto(`${meander.url}/w/main/explore/${kind}`)
      await settled(page)
    }
    const choose = async (label: string, option: string) => {
      await page.getByRole('button', { name: label }).click()
      const answer = page.waitForResponse((response) => response.url().endsWith('/ask'))
      await page.getByRole('option', { name: option }).first().click()
      const told = await answer
      expect(told.status()).toBe(200)
      await settled(page)
      return told.request().postDataJSON()
    }
    await open('funnel')
    expect(await choose('Property that stays the same: anything', 'channel')).toMatchObject({ hold: ['channel'] })
    const two = await choose('One more property that stays the same: and…', 'campaign')
    expect(two).toMatchObject({ hold: ['channel', 'campaign'] })
    expect(await choose('Property that stays the same: channel', 'anything')).toMatchObject({ hold: ['campaign'] })

    await open('attribution')
    expect(await choose('Event that is a touch: any event', 'visit')).toMatchObject({ touches: 'visit' })
    const remembered = await choose('How much Markov remembers: the last touch', 'the last 2 touches')
    expect(remembered).toMatchObject({ touches: 'visit', order: 2 })
    const all = await choose('Event that is a touch: visit', 'any event')
    expect(all).not.toHaveProperty('touches')
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(1)

    await open('variants')
    expect(await choose('Event that counts: any event', 'purchase')).toMatchObject({ events: 'purchase' })
    expect(await page.locator('table tbody tr').first().innerText()).not.toContain('visit')
    expect(faults).toEqual([])
    await context.close()
  })

  // Would catch: a page that counts visits and calls them customers, and a choice that is lost in its address or on the way back.
  test('journeys are those of customers, of visits or of values', async () => {
    const { page, context, faults } = await visitor(browser)
    await signIn(page, meander, 'ana@example.org', PASSWORD)
    await page.goto(`${meander.url}/w/main/explore/graph`)
    await settled(page)
    const choose = async (from: string, act: () => Promise<void>) => {
      await page.getByRole('button', { name: `Journeys of: ${from}` }).click()
      const answer = page.waitForResponse((response) => response.url().endsWith('/ask'))
      await act()
      const told = await answer
      expect(told.status()).toBe(200)
      await settled(page)
      return told.request().postDataJSON()
    }
    const heads = () => page.locator('table thead th').allInnerTexts()
    expect(await heads()).toContain('Customers')
    const visits = await choose('Customers', () => page.getByRole('radio', { name: 'Visits' }).check())
    expect(visits).toMatchObject({ ask: 'transitions', per: 'session' })
    expect(await heads()).toContain('Visits')
    expect(await heads()).not.toContain('Customers')
    const shown = page.waitForResponse((response) => response.url().endsWith('/ask'))
    await page.getByRole('button', { name: '2 hours', exact: true }).click()
    const longer = (await shown).request().postDataJSON()
    expect(longer).toMatchObject({ per: { session: '2h' } })
    await settled(page)
    const told = JSON.parse(meander.run(['ask', '-'], JSON.stringify(longer)))
    const most = Math.max(...told.edges.map((edge: { customers: number }) => edge.customers))
    expect(await page.locator('table tbody').innerText()).toContain(most.toLocaleString('en-GB'))
    await page.reload()
    await settled(page)
    expect(await heads()).toContain('Visits')
    const valued = await choose('Visits', async () => {
      await page.getByRole('radio', { name: 'Each value of a property' }).check()
      await page.getByRole('combobox', { name: 'Property' }).click()
      await page.getByRole('option', { name: 'channel' }).click()
    })
    expect(valued).toMatchObject({ per: { property: 'channel' } })
    // What was asked a moment ago is not asked again.
    await page.getByRole('button', { name: 'Journeys of: Each channel' }).click()
    await page.getByRole('radio', { name: 'Customers' }).click()
    await page.getByRole('button', { name: 'Journeys of: Customers' }).waitFor()
    await settled(page)
    expect(await heads()).toContain('Customers')
    expect(faults).toEqual([])
    await context.close()
  })

  // Would catch: a page whose state is not in its address, and a reader who may change things.
  test('an address shows another person the same, and a viewer can not edit', async () => {
    meander.run(['user', 'add', '--email', 'vi@example.org', '--role', 'viewer'], PASSWORD)
    const one = await visitor(browser)
    await signIn(one.page, meander, 'ana@example.org', PASSWORD)
    await one.page.goto(`${meander.url}/w/main/explore/flow`)
    await settled(one.page)
    await one.page.getByRole('button', { name: 'Period: All time' }).click()
    await one.page.getByRole('button', { name: 'Last 30 days' }).click()
    await one.page.locator('figure svg [role=button]').nth(1).press('Enter')
    await settled(one.page)
    const other = await visitor(browser)
    await signIn(other.page, meander, 'vi@example.org', PASSWORD)
    await other.page.goto(one.page.url())
    await settled(other.page)
    const picture = (page: typeof one.page) => page.locator('figure').innerText()
    expect(await picture(other.page)).toBe(await picture(one.page))
    expect(await other.page.locator('table').innerText()).toBe(await one.page.locator('table').innerText())
    const refused = await other.page.evaluate(async () => {
      const me = await (await fetch('/api/v1/me')).json()
      const headers = { 'Content-Type': 'application/json', 'X-Meander-CSRF': me.csrf }
      const body = JSON.stringify({ name: 'Mine', body: { ask: 'sessions' } })
      return (await fetch('/api/v1/workspaces/main/documents/question', { method: 'POST', headers, body })).status
    })
    expect(refused).toBe(403)
    await other.page.goto(`${meander.url}/w/main/maps`)
    await settled(other.page)
    expect(await other.page.getByRole('button', { name: /Discover|Bring a map|Delete/ }).count()).toBe(0)
    await one.context.close()
    await other.context.close()
  })
})

describe('a file of a real shop', () => {
  let meander: Meander
  beforeAll(async () => {
    meander = await startMeander()
  })
  afterAll(() => meander.stop())

  // Would catch: a plain file that a person can't bring in by clicking, and events lost on the way.
  test('from an upload through the columns to a funnel', async () => {
    const { page, faults, context } = await visitor(browser)
    const base = await setUp(page, meander)
    await page.goto(`${base}/data/import`)
    await page.setInputFiles('input[type=file]', 'e2e/ecom.csv.gz')
    await page.locator('#columns-mean').waitFor()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: '31,106 events came in' }).waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Ask a funnel' }).click()
    await page.waitForURL('**/explore/funnel**')
    // The page is another, but was not loaded: nothing tells that it has settled but what it shows.
    await page.locator('table tbody tr').nth(1).waitFor()
    await page.goto(`${base}/data/events`)
    await settled(page)
    const purchase = page.locator('tbody tr').filter({ hasText: /^Purchase/i })
    expect(await purchase.first().innerText()).toContain('470')
    expect(faults).toEqual([])
    await context.close()
  })
})
