import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { View } from '@yingsheng/contracts/conversations'
import { guard } from './guard.ts'
import { RouteFailure } from './shell/route-failure.tsx'
import { NotFound } from './shell/not-found.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'

const views: readonly View[] = ['mine', 'unassigned', 'all', 'resolved']
const loadShell = () => import('./shell/shell.tsx')
const loadWorkspace = () => import('./conversations/workspace.tsx')

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
})

const deskRoute = createRoute({
  id: 'desk',
  getParentRoute: () => rootRoute,
  beforeLoad: ({ location }) => {
    // While the server says who we are, the code that shows it is already on its way.
    void loadShell()
    if (!/\/(settings|board)/.test(location.pathname)) void loadWorkspace()
    return guard(location.href)
  },
  component: lazyRouteComponent(loadShell, 'Shell'),
  errorComponent: RouteFailure,
})

const frontRoute = createRoute({
  path: '/',
  getParentRoute: () => deskRoute,
  beforeLoad: () => {
    throw redirect({ to: '/conversations/$view', params: { view: 'mine' }, replace: true })
  },
})

const viewRoute = createRoute({
  path: '/conversations/$view',
  getParentRoute: () => deskRoute,
  params: {
    parse: ({ view }) => {
      const known = views.find((name) => name === view)
      if (!known)
        throw redirect({ to: '/conversations/$view', params: { view: 'mine' }, replace: true })
      return { view: known }
    },
  },
  component: lazyRouteComponent(loadWorkspace, 'Workspace'),
})

/** `at`: the line to show, from a search. */
const conversationRoute = createRoute({
  path: '$conversationId',
  getParentRoute: () => viewRoute,
  validateSearch: (search: Record<string, unknown>): { at?: number } => {
    const at = Number(search['at'])
    return Number.isSafeInteger(at) && at > 0 ? { at } : {}
  },
})

const settingsPages = settingsRoutes.map(({ path, load }) =>
  createRoute({
    path,
    getParentRoute: () => deskRoute,
    component: lazyRouteComponent(load, 'default'),
  }),
)

const boardRoute = createRoute({
  path: '/board',
  getParentRoute: () => deskRoute,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
})

/** Listening in on a conversation. */
const listeningRoute = createRoute({
  path: '/board/$conversationId',
  getParentRoute: () => deskRoute,
  component: lazyRouteComponent(() => import('./board/listening-page.tsx'), 'ListeningPage'),
})

const publicPages = signInRoutes.map(({ path, load }) =>
  createRoute({
    path,
    getParentRoute: () => rootRoute,
    component: lazyRouteComponent(load, 'default'),
    errorComponent: RouteFailure,
  }),
)

const routeTree = rootRoute.addChildren([
  deskRoute.addChildren([
    frontRoute,
    viewRoute.addChildren([conversationRoute]),
    boardRoute,
    listeningRoute,
    ...settingsPages,
  ]),
  ...publicPages,
])

export const router = createRouter({
  routeTree,
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultErrorComponent: RouteFailure,
  // What was on the screen stays there until the next page can be drawn.
  defaultPendingMs: 300,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
