import { me } from './me.ts'

/** A request the server refused, or that did not reach it (`unavailable`). */
export class Refused extends Error {
  code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Asks the server, in the name of this browser's session if it has one. */
export async function ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
  const reply = await call(method, path, body)
  return reply.json()
}

export async function askBlob(path: string): Promise<Blob> {
  const reply = await call('GET', path)
  return reply.blob()
}

export function credentials(): Record<string, string> {
  const { token } = me()
  return token ? { authorization: `Bearer ${token}` } : {}
}

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { ...credentials(), ...(body ? { 'content-type': 'application/json' } : {}) }
  const reply = await fetch(path, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch(() => null)
  if (reply?.ok) return reply
  const refusal = await reply?.json().catch(() => null)
  throw new Refused(refusal?.code ?? 'unavailable')
}
