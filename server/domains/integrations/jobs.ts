import { webhookDeliveryDays } from '@yingsheng/contracts/limits'
import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { deleteOld } from './store/deliveries.ts'
import { deleteRemoved } from './store/webhooks.ts'

const sweptAtOnceMax = 5_000
const roundsMax = 200

export const jobs: ScheduledJob[] = [
  {
    name: 'integrations.sweep-deliveries',
    cron: '47 * * * *',
    async run(ctx) {
      const before = new Date(ctx.now().getTime() - webhookDeliveryDays * 86_400_000)
      let deliveries = 0
      for (let round = 0; round < roundsMax; round += 1) {
        const swept = await deleteOld(ctx, before, sweptAtOnceMax)
        deliveries += swept
        if (swept === 0) break
      }
      return { deliveries, webhooks: await deleteRemoved(ctx) }
    },
  },
]
