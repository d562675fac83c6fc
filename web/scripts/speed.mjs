// How long a change of a question takes until its new picture stands, in a real browser over a running Meander.
// MEANDER_URL, MEANDER_EMAIL and MEANDER_PASSWORD say where and who; prints the 95th percentile of each page as JSON.
import { chromium } from 'playwright-core'

const { MEANDER_URL: url, MEANDER_EMAIL: email, MEANDER_PASSWORD: password } = process.env
const CHANGES = 40
/** Each is asked once only, so that no answer is there already, on the page or in the server. */
const SEARCHES = {
  funnel: (n) =>
    `(ask:funnel,window:'${100 + n}h',steps:!((match:visit),(match:view_item),(match:add_to_cart),(match:purchase)))`,
  flow: (n) =>
    `(ask:paths,direction:forward,start:${['visit', 'view_item', 'add_to_cart'][n % 3]},depth:${3 + (n % 4)},top:${3 + (n % 5)})`,
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
const page = await (
  await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
).newPage()
await page.goto(`${url}/signin`)
await page.fill('input[name=email]', email)
await page.fill('input[name=password]', password)
await page.click('button[type=submit]')
await page.waitForURL('**/w/**')

/** Changes the question as a control does, through the address, and waits until the figure has drawn the answer. */
async function change(name, number) {
  return page.evaluate(
    async ({ q }) => {
      const figure = document.querySelector('figure')
      const begin = performance.now()
      const search = new URLSearchParams(location.search)
      search.set('q', q)
      history.pushState(history.state, '', `${location.pathname}?${search}`)
      dispatchEvent(new PopStateEvent('popstate'))
      // Busy from the next frame on, until the answer stands.
      const until = (test) =>
        new Promise((resolve) => {
          const look = () => (test() ? resolve() : requestAnimationFrame(look))
          requestAnimationFrame(look)
        })
      await Promise.race([
        until(() => figure.getAttribute('aria-busy') === 'true'),
        new Promise((go) => setTimeout(go, 150)),
      ])
      await until(() => figure.getAttribute('aria-busy') !== 'true')
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      return performance.now() - begin
    },
    { q: SEARCHES[name](number) },
  )
}

const told = {}
for (const name of Object.keys(SEARCHES)) {
  await page.goto(`${url}/w/main/explore/${name}?q=${encodeURIComponent(SEARCHES[name](0))}`)
  await page.waitForFunction(() => document.querySelector('figure')?.getAttribute('aria-busy') === 'false')
  await page.waitForLoadState('networkidle')
  const millis = []
  for (let number = 1; number <= CHANGES; number += 1) millis.push(await change(name, number))
  millis.sort((a, b) => a - b)
  told[name] = Math.round(millis[Math.floor(0.95 * (millis.length - 1))])
}
await browser.close()
console.log(JSON.stringify(told))
