import type { ComponentType } from 'react'

type SettingsRoute = {
  /** Below `/desk`. */
  path: string
  load: () => Promise<{ default: ComponentType }>
}

/** The pages of the settings, inside the signed-in desk. Each asks by itself whether one may see it. */
export const settingsRoutes: SettingsRoute[] = [
  {
    path: '/settings',
    load: async () => ({ default: (await import('./settings-start.tsx')).SettingsStart }),
  },
  {
    path: '/settings/profile',
    load: async () => ({ default: (await import('./profile/profile-page.tsx')).ProfilePage }),
  },
  {
    path: '/settings/security',
    load: async () => ({ default: (await import('./security/security-page.tsx')).SecurityPage }),
  },
  {
    path: '/settings/agents',
    load: async () => ({ default: (await import('./agents/agents-page.tsx')).AgentsPage }),
  },
  {
    path: '/settings/brands',
    load: async () => ({ default: (await import('./brands/brands-page.tsx')).BrandsPage }),
  },
  {
    path: '/settings/lines',
    load: async () => ({ default: (await import('./lines/lines-page.tsx')).LinesPage }),
  },
  {
    path: '/settings/lines/$lineId',
    load: async () => ({ default: (await import('./lines/line-page.tsx')).LinePage }),
  },
  {
    path: '/settings/replies',
    load: async () => ({ default: (await import('./replies/replies-page.tsx')).RepliesPage }),
  },
  {
    path: '/settings/keys',
    load: async () => ({ default: (await import('./keys/keys-page.tsx')).KeysPage }),
  },
  {
    path: '/settings/webhooks',
    load: async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage }),
  },
  {
    path: '/settings/exports',
    load: async () => ({ default: (await import('./exports/exports-page.tsx')).ExportsPage }),
  },
  {
    path: '/settings/webhooks/$webhookId',
    load: async () => ({ default: (await import('./webhooks/webhook-page.tsx')).WebhookPage }),
  },
  {
    path: '/settings/business',
    load: async () => ({ default: (await import('./business/business-page.tsx')).BusinessPage }),
  },
  {
    path: '/settings/teams',
    load: async () => ({ default: (await import('./teams/teams-page.tsx')).TeamsPage }),
  },
  {
    path: '/settings/queues',
    load: async () => ({ default: (await import('./queues/queues-page.tsx')).QueuesPage }),
  },
  {
    path: '/settings/hours',
    load: async () => ({ default: (await import('./hours/hours-page.tsx')).HoursPage }),
  },
  {
    path: '/settings/tags',
    load: async () => ({ default: (await import('./list-pages.tsx')).TagsPage }),
  },
  {
    path: '/settings/wrap-up',
    load: async () => ({ default: (await import('./list-pages.tsx')).WrapUpPage }),
  },
  {
    path: '/settings/stickers',
    load: async () => ({ default: (await import('./list-pages.tsx')).StickersPage }),
  },
  {
    path: '/settings/breaks',
    load: async () => ({ default: (await import('./list-pages.tsx')).BreaksPage }),
  },
  {
    path: '/settings/outlets',
    load: async () => ({ default: (await import('./list-pages.tsx')).OutletsPage }),
  },
  {
    path: '/settings/panels',
    load: async () => ({ default: (await import('./list-pages.tsx')).PanelsPage }),
  },
  // For us who build: no link leads there. It stands here because it needs the frame of the desk.
  {
    path: '/gallery',
    load: async () => ({ default: (await import('@yingsheng/ui/gallery')).Gallery }),
  },
]
