import { randomUUID } from 'node:crypto'
import type { BodyOf, Key, ParamsOf, QueryOf, ReplyOf } from '../../contracts/api.ts'
import { type FileRef, uploadPath } from '../../contracts/files.ts'
import type { Actor, AnyoneActor, Ground } from '../../server/platform/context.ts'
import type { DatabaseAddress } from '../../server/platform/database/address.ts'
import { openDatabase } from '../../server/platform/database/connect.ts'
import { createApp } from '../../server/platform/http/app.ts'
import { mount } from '../../server/platform/http/mount.ts'
import { mountRaw } from '../../server/platform/http/raw-route.ts'
import { newId } from '../../server/platform/ids/ids.ts'
import { createLog } from '../../server/platform/log/log.ts'
import { rawRoutes, routes } from '../../server/processes/parts/product.ts'

type Asked<K extends Key> = { params?: ParamsOf<K>; query?: QueryOf<K>; body?: BodyOf<K> }

/**
 * Where the story is told: the product's own routes, on a clock that we move. Whoever acts comes in
 * without knocking; from there on everything is as for any request, so nothing can happen in the story
 * that could not happen to people.
 */
export type Stage = {
  ground: Ground
  pool: ReturnType<typeof openDatabase>['pool']
  moveTo(at: Date): void
  /** One request. Throws what the product refuses. */
  ask<K extends Key>(speaker: Actor, key: K, asked: Asked<K>): Promise<ReplyOf<K>>
  /** The same, for requests that sign an agent in: answers the session's token. */
  enter<K extends Key>(key: K, asked: Asked<K>): Promise<{ reply: ReplyOf<K>; token: string }>
  upload(speaker: Actor, name: string, bytes: Buffer): Promise<FileRef>
  close(): Promise<void>
}

export const anyone: AnyoneActor = { kind: 'anyone', ip: '192.168.8.10' }

const connectionsMax = 6

/**
 * The server's own ground stays as it is; the stage has one on the same database. Its commits don't wait
 * for the disk: nobody has been promised anything yet, and a crash loses the end of the story only,
 * never a piece out of it.
 */
export async function openStage(around: Ground, address: DatabaseAddress): Promise<Stage> {
  let clock = around.now()
  const hurried = { ...address, options: '-c synchronous_commit=off' }
  const database = openDatabase(hurried, { connectionsMax, applicationName: 'yingsheng demo' })
  const ground: Ground = {
    ...around,
    db: database.db,
    now: () => clock,
    newId: () => newId(clock.getTime()),
    log: createLog('warn'),
    // A week passes in seconds here: limits by the minute would count all of it as one.
    attempts: { count: async () => undefined, forgive: async () => undefined },
  }
  let speaker: Actor = anyone
  const keepDoor = async () => speaker
  const app = await createApp({ log: ground.log, trustedProxies: [] })
  mount(app, ground, routes, keepDoor)
  mountRaw(app, ground, rawRoutes, keepDoor)

  /** One at a time, in the order of the story: that is why one speaker is enough. */
  async function request(
    actor: Actor,
    method: string,
    url: string,
    type: string,
    payload: string | Buffer,
  ) {
    speaker = actor
    const answer = await app.inject({
      method: method as 'POST',
      url,
      ...(method !== 'GET' && { headers: { 'content-type': type }, payload }),
    })
    if (answer.statusCode === 200) return answer
    throw new Error(`${method} ${url} of the story was refused: ${answer.body}`)
  }
  const send = <K extends Key>(actor: Actor, key: K, asked: Asked<K>) => {
    const { method, url } = addressOf(key, asked)
    return request(actor, method, url, 'application/json', JSON.stringify(asked.body ?? {}))
  }
  return {
    ground,
    pool: database.pool,
    moveTo: (at) => void (clock = at),
    ask: async (actor, key, asked) => (await send(actor, key, asked)).json(),
    async enter(key, asked) {
      const answer = await send(anyone, key, asked)
      return { reply: answer.json(), token: answer.cookies[0]!.value }
    },
    async upload(actor, name, bytes) {
      const url = `${uploadPath}?name=${encodeURIComponent(name)}`
      return (await request(actor, 'POST', url, 'application/octet-stream', bytes)).json()
    },
    async close() {
      await app.close()
      await database.close()
    },
  }
}

function addressOf<K extends Key>(
  key: K,
  { params, query }: Asked<K>,
): { method: string; url: string } {
  const [method, path] = key.split(' ') as [string, string]
  const given = (params ?? {}) as Record<string, string>
  const url = path.replaceAll(/:(\w+)/g, (_, name: string) => given[name]!)
  const search = new URLSearchParams((query ?? {}) as Record<string, string>).toString()
  return { method, url: search === '' ? url : `${url}?${search}` }
}

/** The sender's own id of something said. */
export const newClientId: () => string = randomUUID
