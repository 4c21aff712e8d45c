import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import { endSilentListening } from './listen-in.ts'
import { deleteAbandoned, listAbandoned } from '../files/index.ts'

/** A file that no message has taken after so long never will be. */
const abandonedAfterHours = 48

export const jobs: ScheduledJob[] = [
  {
    name: 'conversations.end-silent-listening',
    cron: '* * * * *',
    run: async (ctx) => ({ ended: await endSilentListening(ctx) }),
  },
  {
    name: 'conversations.remove-abandoned-files',
    cron: '37 * * * *',
    async run(ctx) {
      const before = new Date(ctx.now().getTime() - abandonedAfterHours * 3_600_000)
      const ids = await listAbandoned(ctx, before)
      let files = 0
      for (const id of ids) {
        if (!(await deleteAbandoned(ctx, id))) continue
        await Promise.all([ctx.files.remove(id), ctx.files.remove(`${id}.preview`)])
        files += 1
      }
      return { files }
    },
  },
]
