import type { Crowd, Load, LoadReply, LoadRequest, LoadResult } from '../load/plan.ts'
import { startNode } from './child.ts'

export type LoadGenerator = {
  pid: number
  connect(crowd: Crowd): Promise<{ seconds: number }>
  /** `onMeasuring` and `onMeasured` are called at the two ends of the measured time. */
  run(load: Load, watch?: { onMeasuring(): void; onMeasured(): void }): Promise<LoadResult>
  stop(): Promise<void>
}

/** Starts bench/load.ts; a crowd stays connected between its runs. */
export async function startLoadGenerator(): Promise<LoadGenerator> {
  const child = startNode('bench/load.ts', { hasChannel: true })
  child.process.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  const until = <Kind extends LoadReply['is']>(kind: Kind, onOther?: (reply: LoadReply) => void) =>
    new Promise<Extract<LoadReply, { is: Kind }>>((resolve, reject) => {
      const take = (reply: LoadReply) => {
        if (reply.is === kind) finish(() => resolve(reply as Extract<LoadReply, { is: Kind }>))
        else if (reply.is === 'failed') finish(() => reject(new Error(`load: ${reply.message}`)))
        else onOther?.(reply)
      }
      const ended = () =>
        finish(() => reject(new Error(`the load generator ended:\n${child.output()}`)))
      const finish = (settle: () => void) => {
        child.process.off('message', take)
        child.process.off('exit', ended)
        settle()
      }
      child.process.on('message', take)
      child.process.on('exit', ended)
    })
  const ask = (request: LoadRequest) => void child.process.send(request)
  await until('ready')
  return {
    pid: child.pid,
    connect(crowd) {
      const answer = until('connected')
      ask({ do: 'connect', crowd })
      return answer
    },
    async run(load, watch) {
      const answer = until('done', (reply) => {
        if (reply.is === 'measuring') watch?.onMeasuring()
        if (reply.is === 'measured') watch?.onMeasured()
      })
      ask({ do: 'run', load })
      return (await answer).result
    },
    async stop() {
      if (child.process.connected) ask({ do: 'leave' })
      await child.stop()
    },
  }
}
