import type { FastifyInstance, InjectOptions } from 'fastify'

export const ownerEmail = 'owner@fill.example'
export const password = 'a long enough password 2025'

export type Business = {
  lines: { id: string; brandId: string; queueId: string }[]
  agents: { id: string; publicName: string }[]
}

const agentNames = [
  '陈晓雯',
  '周一鸣',
  '林静',
  '赵磊',
  '孙婷婷',
  '郭海燕',
  '马思远',
  '何佳怡',
  'Emma Novak',
  'Daniel Khan',
]

/**
 * The business, a second brand with its line, and the agents, each made through the server's own door:
 * what is audited about them is audited. Where they are there already (a fill that was broken off) they
 * are taken as they are.
 */
export async function openBusiness(app: FastifyInstance, agents: number): Promise<Business> {
  const owner = { email: ownerEmail, password }
  const ask = asker(app)
  const { isSetUp } = await ask<{ isSetUp: boolean }>('GET', '/api/setup')
  let cookie: string
  if (isSetUp) cookie = await signIn(app, owner)
  else {
    const answer = await inject(app, {
      method: 'POST',
      url: '/api/setup',
      payload: { businessName: '青柠数码', ownerName: '林小满', language: 'zh-CN', ...owner },
    })
    cookie = cookieOf(answer.headers['set-cookie'])
    const brand = await ask<{ id: string }>('POST', '/api/brands', {
      cookie,
      payload: { name: 'Limetta', language: 'en' },
    })
    await ask('POST', '/api/lines', { cookie, payload: { brandId: brand.id, name: 'Website' } })
  }
  await inviteMissing(app, cookie, agents)
  const { lines } = await ask<{ lines: Business['lines'] }>('GET', '/api/business', { cookie })
  const { agents: all } = await ask<{
    agents: { id: string; publicName: string; email: string; status: string }[]
  }>('GET', '/api/agents', { cookie })
  const answering = all.filter(({ email, status }) => email !== ownerEmail && status === 'active')
  return {
    lines: lines.map(({ id, brandId, queueId }) => ({ id, brandId, queueId })),
    agents: answering.map(({ id, publicName }) => ({ id, publicName })),
  }
}

async function inviteMissing(app: FastifyInstance, cookie: string, agents: number): Promise<void> {
  const ask = asker(app)
  const { agents: there } = await ask<{ agents: { email: string }[] }>('GET', '/api/agents', {
    cookie,
  })
  const known = new Set(there.map(({ email }) => email))
  for (let place = 1; place <= agents; place += 1) {
    const email = `agent${place}@fill.example`
    if (known.has(email)) continue
    const name = `${agentNames[place % agentNames.length]} ${place}`
    const { link } = await ask<{ link: { url: string } }>('POST', '/api/agents', {
      cookie,
      payload: { email, name, role: 'agent' },
    })
    const token = link.url.split('#')[1]
    // Each from an address of his own: how often one address may try is limited.
    await ask('POST', '/api/links/use', {
      payload: { token, password },
      remoteAddress: `10.0.0.${place}`,
    })
  }
}

async function signIn(
  app: FastifyInstance,
  payload: { email: string; password: string },
): Promise<string> {
  const answer = await inject(app, { method: 'POST', url: '/api/session', payload })
  return cookieOf(answer.headers['set-cookie'])
}

function asker(app: FastifyInstance) {
  return async <T>(
    method: 'GET' | 'POST',
    url: string,
    more: { cookie?: string; payload?: object; remoteAddress?: string } = {},
  ): Promise<T> => {
    const { cookie, ...rest } = more
    const answer = await inject(app, {
      method,
      url,
      ...rest,
      ...(cookie !== undefined && { headers: { cookie } }),
    })
    return answer.json() as T
  }
}

async function inject(app: FastifyInstance, options: InjectOptions) {
  const answer = await app.inject({ remoteAddress: '127.0.0.1', ...options })
  if (answer.statusCode >= 400)
    throw new Error(`${options.method} ${String(options.url)}: ${answer.statusCode} ${answer.body}`)
  return answer
}

function cookieOf(header: string | string[] | number | undefined): string {
  const [first = ''] = String(Array.isArray(header) ? header[0] : header).split(';')
  return first
}
