import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const PROGRAM = process.env.MEANDER_PROGRAM ?? '../target/debug/meander'
export const PASSWORD = 'a river has many bends'

/** A Meander with a data folder of its own, as its users run it. */
export interface Meander {
  url: string
  data: string
  /** Runs a command of the program on the same data and gives what it prints. */
  run(args: string[], stdin?: string): string
  stop(): Promise<void>
}

export async function startMeander(options: string[] = []): Promise<Meander> {
  const data = mkdtempSync(join(tmpdir(), 'meander-e2e-'))
  const words = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--log', 'warn', ...options]
  const child = spawn(PROGRAM, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const url = await listening(child)
  return {
    url,
    data,
    run: (args, stdin = '') => execFileSync(PROGRAM, [...args, '--data', data], { input: stdin, encoding: 'utf8' }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The address it tells when it is ready. Later lines are passed on: a test that fails should show them. */
function listening(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('stderr is a pipe')
  const lines = createInterface(child.stderr)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
    lines.on('line', (line) => {
      const found = /listens on (http:\S+)/.exec(line)?.[1]
      if (found) resolve(found)
      else console.error(line)
    })
  })
}

/** Debian's Chromium, which asks nobody on the network for anything. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** What went wrong in the page: errors of scripts, and what the security policy refused. */
  faults: string[]
}

/** A person with a browser of their own. */
export async function visitor(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // Nobody is signed in at first, which the browser tells as an error of the network.
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text())
  })
  return { context, page, faults }
}

/** Makes the owner's account as the first visit does, and gives the address of the workspace. */
export async function setUp(page: Page, meander: Meander): Promise<string> {
  await makeOwner(page, meander)
  await page.waitForURL('**/w/**')
  return meander.url + (/\/w\/[^/]+/.exec(page.url())?.[0] ?? '')
}

/** Fills in the first visit and sends it off. */
export async function makeOwner(page: Page, { url }: Meander): Promise<void> {
  await page.goto(url)
  await page.waitForURL('**/setup')
  await page.fill('input[name=name]', 'Ana Popescu')
  await page.fill('input[name=email]', 'ana@example.org')
  await page.fill('input[name=password]', PASSWORD)
  await page.fill('input[name=workspace]', 'Main')
  await page.click('button[type=submit]')
}

export async function signIn(page: Page, { url }: Meander, email: string, password: string): Promise<void> {
  await page.goto(`${url}/signin`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL('**/w/**')
}

/** Waits until nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}
