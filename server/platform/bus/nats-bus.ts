import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Log } from '../log/log.ts'
import { type AddressedSignal, type Bus, createLocalBus } from './bus.ts'

const hintSubject = 'yingsheng.log'
const signalSubject = 'yingsheng.signal'
const askSubject = 'yingsheng.ask'

/**
 * The same bus across nodes. NATS core carries it: hints may be lost, and then the readers' own
 * looking (every second) finds the news. Hints of one tick travel as one.
 */
export async function createNatsBus(url: string, log: Log): Promise<Bus> {
  const nats = await connect({ servers: url, name: 'yingsheng', maxReconnectAttempts: -1 })
  const local = createLocalBus()
  listenTo(nats, hintSubject, (text) => local.hintLog(text === '' ? [] : text.split(' ')), log)
  listenTo(nats, signalSubject, (text) => local.signal(JSON.parse(text) as AddressedSignal), log)
  listenTo(nats, askSubject, (address) => local.ask(address), log)

  let due: Set<string> | null = null
  return {
    ...local,
    hintLog(names) {
      const isFirst = due === null
      due ??= new Set()
      for (const name of names) due.add(name)
      if (!isFirst) return
      setImmediate(() => {
        nats.publish(hintSubject, [...(due ?? [])].join(' '))
        due = null
      })
    },
    signal: (signal) => nats.publish(signalSubject, JSON.stringify(signal)),
    ask: (address) => nats.publish(askSubject, address),
    async close() {
      await nats.drain()
      await local.close()
    },
  }
}

function listenTo(nats: NatsConnection, subject: string, take: (text: string) => void, log: Log) {
  nats.subscribe(subject, {
    callback(error, message) {
      if (error) return log.warn({ error: error.message, subject }, 'bus: a message was not taken')
      take(message.string())
    },
  })
}
