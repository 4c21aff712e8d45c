import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { deleteExpired } from './store.ts'

export const jobs: ScheduledJob[] = [
  {
    name: 'agents.forget-expired',
    cron: '17 * * * *',
    run: (ctx) => deleteExpired(ctx, ctx.now()),
  },
]
