import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { type Context, contextFor, type Ground, type SystemActor } from '../context.ts'
import { jobsRun } from '../metrics/metrics.ts'

/** Work that comes round by the clock. Handlers are idempotent: a job may run twice. */
export type ScheduledJob = {
  /** Permanent: `domain.what-it-does`. */
  name: string
  /** When, as five cron fields, UTC. */
  cron: string
  run(ctx: Context<SystemActor>): Promise<Record<string, number>>
}

export type RunningJobs = { stop(): Promise<void> }

/** Runs the jobs of all domains with pg-boss: each due run goes to one worker, however many there are. */
export async function runJobs(
  ground: Ground,
  pool: Pool,
  jobs: readonly ScheduledJob[],
): Promise<RunningJobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
  })
  boss.on('error', (error) => ground.log.error({ error }, 'jobs: pg-boss failed'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    await boss.schedule(job.name, job.cron)
    await boss.work(job.name, () => runOne(ground, job))
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

async function runOne(ground: Ground, job: ScheduledJob) {
  const startedAt = performance.now()
  try {
    const counts = await job.run(contextFor<SystemActor>(ground, { kind: 'system' }))
    jobsRun.inc({ job: job.name, outcome: 'done' })
    ground.log.info(
      { job: job.name, ms: Math.round(performance.now() - startedAt), ...counts },
      'job',
    )
  } catch (error) {
    jobsRun.inc({ job: job.name, outcome: 'failed' })
    ground.log.error(
      { job: job.name, ms: Math.round(performance.now() - startedAt), error },
      'job failed',
    )
    throw error
  }
}
