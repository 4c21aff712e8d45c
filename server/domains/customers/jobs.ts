import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { deleteExpiredSessions } from './store.ts'

export const jobs: ScheduledJob[] = [
  {
    name: 'customers.forget-expired-sessions',
    cron: '27 * * * *',
    run: async (ctx) => ({ sessions: await deleteExpiredSessions(ctx, ctx.now()) }),
  },
]
