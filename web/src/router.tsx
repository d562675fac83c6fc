import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiError } from './api/problem'
import { meQuery, setupQuery } from './api/queries'
import { KINDS } from './explore/kinds'
import { type ExploreSearch, readSearch } from './explore/search'
import { Frame } from './frame/Frame'
import { parseSearch, stringifySearch } from './frame/search'
import { type MapSearch, readMapSearch } from './map/core/search'
import { Failure, NotFound } from './pages/Failure'

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
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./pages/account/SignIn'), 'SignIn'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/account/Accept'), 'Accept'),
})

/** Everything behind sign-in. Who is not signed in comes back to the page that was asked for. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queries.ensureQueryData(meQuery) }
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 401) throw failure
      const { needed } = await context.queries.fetchQuery(setupQuery)
      if (needed) throw redirect({ to: '/setup' })
      throw redirect({ to: '/signin', search: location.pathname === '/' ? {} : { next: location.href } })
    }
  },
  component: Frame,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    const workspace = context.me.workspaces[0]?.key ?? 'none'
    throw redirect({ to: '/w/$workspace/explore', params: { workspace } })
  },
})

const workspace = createRoute({ getParentRoute: () => inside, path: '/w/$workspace' })

const explore = createRoute({
  getParentRoute: () => workspace,
  path: 'explore',
  validateSearch: (search: Record<string, unknown>): ExploreSearch => readSearch(search),
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

const mapPages = [
  createRoute({
    getParentRoute: () => workspace,
    path: 'maps',
    component: lazyRouteComponent(() => import('./pages/maps/Maps'), 'Maps'),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: 'maps/$key',
    validateSearch: (search: Record<string, unknown>): MapSearch => readMapSearch(search),
    component: lazyRouteComponent(() => import('./pages/maps/MapPage'), 'MapPage'),
  }),
]

const segmentsPage = createRoute({
  getParentRoute: () => workspace,
  path: 'segments',
  component: lazyRouteComponent(() => import('./pages/segments/Segments'), 'Segments'),
})

const dashboardPages = [
  createRoute({
    getParentRoute: () => workspace,
    path: 'dashboards',
    component: lazyRouteComponent(() => import('./pages/dashboards/Dashboards'), 'Dashboards'),
  }),
  createRoute({
    getParentRoute: () => workspace,
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
  inside.addChildren([
    home,
    workspace.addChildren([
      ...mapPages,
      explore.addChildren([exploreHome, ...explorePages]),
      segmentsPage,
      ...dashboardPages,
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
