import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Meander, PASSWORD, setUp, signIn, startBrowser, startMeander, visitor } from './meander.ts'
import { type Provider, startProvider } from './provider.ts'

const folder = mkdtempSync(join(tmpdir(), 'meander-providers-'))
let browser: Browser
let meander: Meander
let provider: Provider
beforeAll(async () => {
  ;[browser, provider] = await Promise.all([startBrowser(), startProvider()])
  const document = join(folder, 'providers.yaml')
  writeFileSync(
    document,
    `providers: [{key: company, name: Company account, issuer: '${provider.issuer}', client_id: meander,
      trust_email: true, create: {workspace: main, role: viewer}}]`,
  )
  meander = await startMeander(['--sign-in', document])
  const { page, context } = await visitor(browser)
  await setUp(page, meander)
  await context.close()
})

async function invite(email: string): Promise<string> {
  const { page, context } = await visitor(browser)
  await signIn(page, meander, 'ana@example.org', PASSWORD)
  await page.goto(`${meander.url}/w/main/settings/members`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('combobox', { name: 'Role', exact: true }).click()
  await page.getByRole('option', { name: 'Editor' }).click()
  await page.getByRole('button', { name: 'Invite' }).click()
  const link = await page.locator('[role=status] code').innerText()
  await context.close()
  return link
}
afterAll(async () => {
  await browser.close()
  await meander.stop()
  provider.stop()
  rmSync(folder, { recursive: true })
})

// Would catch: cookies that a browser does not send back from another site, a policy of the page that keeps people from
// leaving for the provider, and a way back that forgets where they wanted to.
test('sign in at a provider of another site', async () => {
  const { page, faults, context } = await visitor(browser)
  await page.goto(`${meander.url}/w/main/settings/security`)
  await page.waitForURL('**/signin?**')
  await page.getByRole('link', { name: 'Continue with Company account' }).click()
  await page.getByRole('link', { name: 'No' }).click()
  await page.getByRole('alert').getByText('Signing in was cancelled.').waitFor()
  await page.getByRole('link', { name: 'Continue with Company account' }).click()
  await page.getByRole('link', { name: 'I am Bob Marin' }).click()
  await page.waitForURL('**/w/main/settings/security')
  await page.getByText('you sign in with an account elsewhere').waitFor()
  const name = await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).name as string)
  expect(name).toBe('Bob Marin')
  expect(faults).toEqual([])
  await context.close()
})

// Would catch: a page of an invitation that wants a password of who has an account at a provider, and one who comes in that
// way as something else than they were invited as.
test('accept an invitation by signing in at a provider', async () => {
  const link = await invite('eva@example.org')
  const { page, faults, context } = await visitor(browser)
  await page.goto(link)
  await page.getByText('You were invited as eva@example.org.').waitFor()
  await page.getByRole('link', { name: 'Continue with Company account' }).click()
  await page.getByRole('link', { name: 'I am Eva Marin' }).click()
  await page.waitForURL('**/w/main/**')
  const role = await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).workspaces[0].role as string)
  expect(role).toBe('editor')
  expect(faults).toEqual([])
  await context.close()
})

// Would catch: someone with an account who is asked for a name and a password, or who is let to a button that can't work.
test('who has an account signs in before accepting', async () => {
  const link = await invite('ana@example.org')
  const { page, faults, context } = await visitor(browser)
  await page.goto(link)
  await page.getByText('You have an account: sign in first, then open the link again.').waitFor()
  await page.getByRole('link', { name: 'Continue with Company account' }).waitFor()
  expect(await page.getByRole('button', { name: 'Join' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.waitForURL('**/signin')
  expect(faults).toEqual([])
  await context.close()
})

// Would catch: a button or an error that only English readers understand, or that is too wide for a phone.
test('the page speaks Romanian on a phone', async () => {
  const { page, context } = await visitor(browser, { locale: 'ro-RO', viewport: { width: 390, height: 860 } })
  await page.goto(`${meander.url}/signin?error=unknown`)
  await page.getByRole('link', { name: 'Continuați cu Company account' }).waitFor()
  await page.getByText('Încă nu aveți un cont aici.').waitFor()
  await page.fill('input[name=email]', 'ana@example.org')
  await page.fill('input[name=password]', 'a river without bends')
  await page.click('button[type=submit]')
  await page.getByRole('alert').getByText('Adresa de e-mail sau parola este greșită.').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await context.close()
})
