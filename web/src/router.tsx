import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { mapsQuery } from './api/maps'
import { ApiError } from './api/problem'
import { meQuery, setupQuery, summaryQuery } from './api/queries'
import { KINDS } from './explore/kinds'
import { type ExploreSearch, readSearch, readSelection, type SelectionSearch } from './explore/search'
import { Frame } from './frame/Frame'
import { parseSearch, readTexts, stringifySearch } from './frame/search'
import { type MapSearch, readMapSearch } from './map/core/search'
import { Failure, NotFound } from './pages/Failure'
import { WithEvents } from './welcome/WithEvents'

interface CustomersSearch {
  find?: string
  segment?: string
}

interface CustomerSearch {
  /** The page one came from, to go back to. */
  back?: string
  event?: string
}

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: Failure,
  notFoundComponent: NotFound,
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/account/Setup'), 'Setup'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string } =>
    readTexts(search, ['next', 'error']),
  component: lazyRouteComponent(() => import('./pages/account/SignIn'), 'SignIn'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/account/Accept'), 'Accept'),
})

/** Where who has no second factor lands, at a server that asks for one. */
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: (search: Record<string, unknown>): { next?: string } => readTexts(search, ['next']),
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery).catch(() => null)
    // Who needs none has no business here; who is not signed in signs in first.
    if (!me?.second_factor.is_missing) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./pages/account/FactorNeeded'), 'FactorNeeded'),
})

/** Everything behind sign-in. Who is not signed in comes back to the page that was asked for. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const search = location.pathname === '/' ? {} : { next: location.href }
    const me = await context.queries.ensureQueryData(meQuery).catch(async (failure) => {
      if (!(failure instanceof ApiError) || failure.status !== 401) throw failure
      const { needed } = await context.queries.fetchQuery(setupQuery)
      if (needed) throw redirect({ to: '/setup' })
      throw redirect({ to: '/signin', search })
    })
    if (me.second_factor.is_missing) throw redirect({ to: '/second-factor', search })
    return { me }
  },
  component: Frame,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: '/w/$workspace', params: { workspace: context.me.workspaces[0]?.key ?? 'none' } })
  },
})

const workspace = createRoute({ getParentRoute: () => inside, path: '/w/$workspace' })

/** Where one begins: at the maps if there are any, else where events come in, else where they are asked. */
const workspaceHome = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: async ({ context: { queries }, params }) => {
    const [maps, summary] = await Promise.all([
      queries.fetchQuery(mapsQuery(params.workspace)).catch(() => null),
      queries.fetchQuery(summaryQuery(params.workspace)).catch(() => null),
    ])
    const place = maps?.items.length ? 'maps' : summary?.events === 0 ? 'data' : 'explore'
    throw redirect({ to: `/w/${params.workspace}/${place}` as string })
  },
})

/** Pages that have nothing to show before there are events. */
const withEvents = createRoute({
  getParentRoute: () => workspace,
  id: 'with-events',
  loader: ({ context, params }) => context.queries.ensureQueryData(summaryQuery(params.workspace)).catch(() => null),
  component: WithEvents,
})

const explore = createRoute({
  getParentRoute: () => withEvents,
  path: 'explore',
  validateSearch: (search: Record<string, unknown>): ExploreSearch & SelectionSearch => ({
    ...readSearch(search),
    ...readSelection(search),
  }),
})

const exploreHome = createRoute({
  getParentRoute: () => explore,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/explore/Home'), 'Home'),
})

const PAGES = {
  funnel: lazyRouteComponent(() => import('./pages/explore/Funnel'), 'Funnel'),
  flow: lazyRouteComponent(() => import('./pages/explore/Flow'), 'Flow'),
  graph: lazyRouteComponent(() => import('./pages/explore/Graph'), 'Graph'),
  variants: lazyRouteComponent(() => import('./pages/explore/Variants'), 'Variants'),
  retention: lazyRouteComponent(() => import('./pages/explore/Retention'), 'Retention'),
  sessions: lazyRouteComponent(() => import('./pages/explore/Sessions'), 'Sessions'),
  attribution: lazyRouteComponent(() => import('./pages/explore/Attribution'), 'Attribution'),
  conformance: lazyRouteComponent(() => import('./pages/explore/Conformance'), 'Conformance'),
}

const explorePages = KINDS.map(({ page }) =>
  createRoute({ getParentRoute: () => explore, path: page, component: PAGES[page] }),
)

const customers = createRoute({
  getParentRoute: () => withEvents,
  path: 'customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => readTexts(search, ['find', 'segment']),
  component: lazyRouteComponent(() => import('./pages/customers/Customers'), 'Customers'),
})

const customer = createRoute({
  getParentRoute: () => withEvents,
  path: 'customers/$id',
  validateSearch: (search: Record<string, unknown>): CustomerSearch => readTexts(search, ['back', 'event']),
  component: lazyRouteComponent(() => import('./pages/customers/Customer'), 'Customer'),
})

const data = createRoute({
  getParentRoute: () => withEvents,
  path: 'data',
  component: lazyRouteComponent(() => import('./pages/data/Data'), 'Data'),
})

const dataPages = [
  createRoute({
    getParentRoute: () => data,
    path: '/',
    validateSearch: (search: Record<string, unknown>): { event?: string } => readTexts(search, ['event']),
    component: lazyRouteComponent(() => import('./pages/data/Overview'), 'Overview'),
  }),
  createRoute({
    getParentRoute: () => data,
    path: 'events',
    validateSearch: (search: Record<string, unknown>): { event?: string } => readTexts(search, ['event']),
    component: lazyRouteComponent(() => import('./pages/data/Events'), 'Events'),
  }),
  createRoute({
    getParentRoute: () => data,
    path: 'properties',
    validateSearch: (search: Record<string, unknown>): { property?: string } => readTexts(search, ['property']),
    component: lazyRouteComponent(() => import('./pages/data/Properties'), 'Properties'),
  }),
  createRoute({
    getParentRoute: () => data,
    path: 'imports',
    component: lazyRouteComponent(() => import('./pages/data/Imports'), 'Imports'),
  }),
]

const importPage = createRoute({
  getParentRoute: () => workspace,
  path: 'data/import',
  component: lazyRouteComponent(() => import('./pages/import/Import'), 'Import'),
})

const maps = createRoute({
  getParentRoute: () => withEvents,
  path: 'maps',
  component: lazyRouteComponent(() => import('./pages/maps/Maps'), 'Maps'),
})

/** A map is drawn without events too: it shows what is planned. */
const map = createRoute({
  getParentRoute: () => workspace,
  path: 'maps/$key',
  validateSearch: (search: Record<string, unknown>): MapSearch => readMapSearch(search),
  component: lazyRouteComponent(() => import('./pages/maps/MapPage'), 'MapPage'),
})

const segmentsPage = createRoute({
  getParentRoute: () => withEvents,
  path: 'segments',
  component: lazyRouteComponent(() => import('./pages/segments/Segments'), 'Segments'),
})

const dashboardPages = [
  createRoute({
    getParentRoute: () => withEvents,
    path: 'dashboards',
    component: lazyRouteComponent(() => import('./pages/dashboards/Dashboards'), 'Dashboards'),
  }),
  createRoute({
    getParentRoute: () => withEvents,
    path: 'dashboards/$key',
    validateSearch: (search: Record<string, unknown>): ExploreSearch => readSearch(search),
    component: lazyRouteComponent(() => import('./pages/dashboards/DashboardPage'), 'DashboardPage'),
  }),
]

const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings',
  component: lazyRouteComponent(() => import('./pages/settings/Settings'), 'Settings'),
})

const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/settings/Profile'), 'Profile'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: 'security',
    component: lazyRouteComponent(() => import('./pages/settings/Security'), 'Security'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: 'members',
    component: lazyRouteComponent(() => import('./pages/settings/Members'), 'Members'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: 'keys',
    component: lazyRouteComponent(() => import('./pages/settings/Keys'), 'Keys'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: 'audit',
    component: lazyRouteComponent(() => import('./pages/settings/Audit'), 'Audit'),
  }),
]

const tree = root.addChildren([
  setup,
  signIn,
  invitation,
  secondFactor,
  inside.addChildren([
    home,
    workspace.addChildren([
      workspaceHome,
      withEvents.addChildren([
        maps,
        explore.addChildren([exploreHome, ...explorePages]),
        customers,
        customer,
        segmentsPage,
        ...dashboardPages,
        data.addChildren(dataPages),
      ]),
      map,
      importPage,
      settings.addChildren(settingsPages),
    ]),
  ]),
])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}
