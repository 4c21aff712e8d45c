/** The product's API, as an agent's browser would speak to it, or as nobody. */
import type { BodyOf, Key, ParamsOf, QueryOf, ReplyOf } from '../../contracts/api.ts'

/** Whoever asks: an agent by his session, or nobody known. */
export type Asker = { url: string; cookie?: string }
type Asked<K extends Key> = { params?: ParamsOf<K>; query?: QueryOf<K>; body?: BodyOf<K> }

/** One request; throws what the product refuses. */
export async function ask<K extends Key>(
  asker: Asker,
  key: K,
  asked: Asked<K> = {},
): Promise<ReplyOf<K>> {
  return (await (await send(asker, key, asked)).json()) as ReplyOf<K>
}

/** The same for requests that sign an agent in: answers the cookie, `name=value`. */
export async function enter<K extends Key>(
  asker: Asker,
  key: K,
  asked: Asked<K>,
): Promise<{ reply: ReplyOf<K>; cookie: string }> {
  const answer = await send(asker, key, asked)
  const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? []
  return { reply: (await answer.json()) as ReplyOf<K>, cookie }
}

async function send<K extends Key>(asker: Asker, key: K, asked: Asked<K>): Promise<Response> {
  const [method, path] = key.split(' ') as [string, string]
  const given = (asked.params ?? {}) as Record<string, string>
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? '')
  const search = new URLSearchParams((asked.query ?? {}) as Record<string, string>).toString()
  const answer = await fetch(`${asker.url}${filled}${search && `?${search}`}`, {
    method,
    headers: {
      origin: asker.url,
      'content-type': 'application/json',
      ...(asker.cookie && { cookie: asker.cookie }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(asked.body ?? {}) }),
  })
  if (answer.ok) return answer
  throw new Error(`${method} ${filled} answered ${answer.status}: ${await answer.text()}`)
}
