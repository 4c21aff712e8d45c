/**
 * The load generator, in a process of its own: a crowd of customers and agents that speak the sync
 * protocol. bench/run.ts starts it and tells it what to do (bench/load/plan.ts).
 */
import { type ConnectedCrowd, gather } from './load/crowd.ts'
import type { Crowd, LoadReply, LoadRequest } from './load/plan.ts'
import { runLoad } from './load/run-load.ts'

let connected: { crowd: ConnectedCrowd; plan: Crowd } | undefined

const reply = (message: LoadReply) => void process.send?.(message)

async function answer(request: LoadRequest) {
  switch (request.do) {
    case 'connect': {
      const startedAt = performance.now()
      connected = { crowd: await gather(request.crowd), plan: request.crowd }
      return reply({ is: 'connected', seconds: (performance.now() - startedAt) / 1000 })
    }
    case 'run': {
      if (connected === undefined) throw new Error('nobody is connected')
      const result = await runLoad(connected.crowd, connected.plan, {
        load: request.load,
        onMeasuring: () => reply({ is: 'measuring' }),
        onMeasured: () => reply({ is: 'measured' }),
      })
      return reply({ is: 'done', result })
    }
    case 'leave':
      connected?.crowd.leave()
      process.disconnect()
      return
  }
}

process.on('message', (request: LoadRequest) => {
  answer(request).catch((error: Error) => reply({ is: 'failed', message: error.message }))
})
process.on('disconnect', () => process.exit(0))
reply({ is: 'ready' })
