import type { MapDocument, Numbers, Observed } from '../../api/maps'

/** A small map for tests: two stages, four steps, one of them without events. */
export const GROCER: MapDocument = {
  meander: 'map/1',
  key: 'grocer',
  title: 'Grocer',
  owner: { name: 'Retail' },
  personas: [
    { key: 'ana', name: 'Ana', segment: { trait: 'age', op: 'eq', value: '35-44' } },
    { key: 'idea', name: 'Only an idea' },
  ],
  stages: [
    {
      key: 'look',
      owner: { name: 'Web' },
      steps: [
        { key: 'visit', name: 'Visits', observe: { match: 'visit' }, evidence: [{ kind: 'analytics' }] },
        { key: 'talk', feels: { assumed: -1 } },
      ],
    },
    {
      key: 'buy',
      name: 'Buying',
      steps: [
        { key: 'basket', observe: { match: 'add_to_cart', required: false }, next: ['pay', 'visit'] },
        { key: 'pay', name: 'Pays', observe: { match: 'purchase', within: '2d' } },
      ],
    },
  ],
}

function seen(reached: number, more: Partial<Observed>): Observed {
  return {
    reached,
    reached_share: reached / 100,
    completed: reached,
    late: 0,
    out_of_order: 0,
    missing: 100 - reached,
    skipped: 0,
    median_wait_ms: 1000,
    dropped: 0,
    drop_share: 0,
    starts: 0,
    ends: 0,
    ...more,
  }
}

export const NUMBERS: Numbers = {
  customers: 120,
  entered: 100,
  fit: 0.7,
  explained_share: 0.8,
  steps: [
    { key: 'visit', observed: seen(90, { starts: 80, ends: 30 }), feeling: { mean: 0.4, low: 0.3, high: 0.5, n: 50 } },
    { key: 'talk', observed: null, feeling: null },
    { key: 'basket', observed: seen(60, { missing: 0, skipped: 40 }), feeling: null },
    {
      key: 'pay',
      observed: seen(40, { late: 10, completed: 30, dropped: null, drop_share: null, ends: 40 }),
      feeling: null,
    },
  ],
  flows: [
    { from: 'visit', to: 'basket', customers: 60, share: 0.6, forward: true, median_ms: 1000 },
    { from: 'basket', to: 'pay', customers: 40, share: 0.4, forward: true, median_ms: 1000 },
    { from: 'visit', to: 'pay', customers: 10, share: 0.1, forward: true, median_ms: null },
    { from: 'basket', to: 'visit', customers: 5, share: 0.05, forward: false, median_ms: 1000 },
  ],
  unmapped: [{ event: 'survey', count: 9, share: 0.2 }],
  holes: [
    { kind: 'no_evidence', step: 'talk', number: 0, message: '"talk" is an assumption' },
    { kind: 'no_evidence', step: 'pay', number: 0, message: '"Pays" is an assumption' },
    { kind: 'unmapped', number: 0.2, message: 'no step explains "survey"' },
  ],
  warnings: [],
}
