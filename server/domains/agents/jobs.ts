import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { findSilent } from './find-silent.ts'
import { deleteExpired } from './store/agents.ts'

export const jobs: ScheduledJob[] = [
  {
    name: 'agents.forget-expired',
    cron: '17 * * * *',
    run: (ctx) => deleteExpired(ctx, ctx.now()),
  },
  {
    name: 'agents.find-silent',
    cron: '* * * * *',
    run: async (ctx) => ({ moved: await findSilent(ctx) }),
  },
]
