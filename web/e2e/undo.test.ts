import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Meander, PASSWORD, setUp, startBrowser, startMeander, visitor } from './meander.ts'

let browser: Browser
let meander: Meander
beforeAll(async () => {
  ;[browser, meander] = await Promise.all([startBrowser(), startMeander()])
})
afterAll(async () => {
  await browser.close()
  await meander.stop()
})

/** Takes away the one of this name in a list, and puts it back. */
async function takeAndPutBack(page: Page, name: string, take: string, gone: () => Promise<void>): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: name })
  const before = await row.innerText()
  await row.getByRole('button', { name: take }).click()
  await row.waitFor({ state: 'detached' })
  await gone()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row.waitFor()
  expect(await row.innerText()).toBe(before)
}

// Would catch: what an admin takes away by a slip and can't get back, or what goes on working until the toast is gone.
test('a member, an invitation and a key are put back by a click', async () => {
  const { page, faults, context } = await visitor(browser)
  const base = await setUp(page, meander)
  meander.run(['user', 'add', '--email', 'bob@example.org', '--name', 'Bob', '--role', 'editor'], PASSWORD)
  await page.goto(`${base}/settings/members`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill('carl@example.org')
  await page.getByRole('button', { name: 'Invite' }).click()
  const members = async () => {
    const told = await page.evaluate(async () => (await fetch('/api/v1/workspaces/main/members')).json())
    return told.items.map(({ name, role }: { name: string; role: string }) => `${name}: ${role}`)
  }
  await takeAndPutBack(page, 'bob@example.org', 'Remove', async () =>
    expect(await members()).toEqual(['Ana Popescu: admin']),
  )
  expect(await members()).toEqual(['Ana Popescu: admin', 'Bob: editor'])
  await takeAndPutBack(page, 'carl@example.org', 'Take back', async () => {})

  await page.goto(`${base}/settings/keys`)
  await page.getByRole('textbox', { name: 'What it is for' }).fill('Nightly report')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = await page.locator('[role=status] code').innerText()
  const headers = { Authorization: `Bearer ${key}` }
  const asked = async () => (await fetch(`${meander.url}/api/v1/workspaces/main`, { headers })).status
  await takeAndPutBack(page, 'Nightly report', 'Revoke', async () => expect(await asked()).toBe(401))
  expect(await asked()).toBe(200)

  await page.goto(`${base}/settings/audit`)
  for (const deed of ['member restored', 'invitation restored', 'key restored']) await page.getByText(deed).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
