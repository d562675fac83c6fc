// What a team would have saved: segments, questions and a dashboard, so that pages are looked at full and not empty.
const SEGMENTS = {
  'Opened the newsletter': { did: 'newsletter_open' },
  'Bought more than once': { did: 'purchase', at_least: 2 },
  'Asked for help': { did: { where: [{ property: 'channel', op: 'in', value: ['chat', 'phone', 'helpdesk'] }] } },
}
const STEPS = ['visit', 'view_product', 'add_to_cart', 'purchase'].map((match) => ({ match }))
const QUESTIONS = {
  'From visit to purchase': { ask: 'funnel', window: '7d', steps: STEPS },
  'What follows a visit': { ask: 'paths', direction: 'forward', start: 'visit', depth: 4, top: 4, collapse: true },
  'Who buys again': { ask: 'retention', start: 'purchase', return: 'purchase', period: 'month', periods: 6 },
  'Visits in a sitting': { ask: 'sessions', gap: '30m' },
  'What brings purchases': {
    ask: 'attribution',
    touch: 'campaign',
    conversion: 'purchase',
    lookback: '30d',
    half_life: '7d',
    models: ['first', 'last', 'linear'],
  },
}

/** Saves them once, in the page and so as its user; gives the key of the first segment. */
export function furnish(page, workspace) {
  return page.evaluate(
    async ({ workspace, segments, questions }) => {
      const { csrf } = await (await fetch('/api/v1/me')).json()
      const path = `/api/v1/workspaces/${workspace}/documents`
      const headers = { 'Content-Type': 'application/json', 'X-Meander-CSRF': csrf }
      const list = async (kind) => (await (await fetch(`${path}/${kind}`)).json()).items
      const make = async (kind, name, body) =>
        (await fetch(`${path}/${kind}`, { method: 'POST', headers, body: JSON.stringify({ name, body }) })).json()
      const [already] = await list('segment')
      if (already) return already.key
      const made = []
      for (const [name, body] of Object.entries(segments)) made.push(await make('segment', name, body))
      const tiles = []
      for (const [name, body] of Object.entries(questions)) {
        const { key } = await make('question', name, body)
        tiles.push({ question: key, width: 6, height: 8 })
      }
      await make('dashboard', 'The shop at a glance', { tiles })
      return made[0].key
    },
    { workspace, segments: SEGMENTS, questions: QUESTIONS },
  )
}
