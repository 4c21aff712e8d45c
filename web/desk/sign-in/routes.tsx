import type { ComponentType } from 'react'

type PublicRoute = {
  /** Below `/desk`. */
  path: string
  load: () => Promise<{ default: ComponentType }>
}

/** The pages outside the signed-in desk. They draw their own frame. */
export const signInRoutes: PublicRoute[] = [
  {
    path: '/setup',
    load: async () => ({ default: (await import('./set-up-page.tsx')).SetUpPage }),
  },
  {
    path: '/sign-in',
    load: async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }),
  },
  {
    path: '/join',
    load: async () => ({ default: (await import('./access-link-page.tsx')).JoinPage }),
  },
  {
    path: '/reset',
    load: async () => ({ default: (await import('./access-link-page.tsx')).ResetPage }),
  },
]
