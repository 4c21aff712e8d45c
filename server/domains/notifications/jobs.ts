import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { deleteExpired } from './store/devices.ts'
import { deleteOld } from './store/pushes.ts'

const keptHours = 24

export const jobs: ScheduledJob[] = [
  {
    name: 'notifications.sweep-pushes',
    cron: '53 * * * *',
    async run(ctx) {
      const now = ctx.now()
      return {
        devices: await deleteExpired(ctx, now),
        pushes: await deleteOld(ctx, new Date(now.getTime() - keptHours * 3_600_000)),
      }
    },
  },
]
