import { randomUUID } from 'node:crypto'
import { password } from '../people/cast.ts'
import type { SignedIn } from '../stage.ts'
import { ask, enter } from './ask.ts'
import { servePage } from './serve-page.ts'
import { startProduct } from './start-product.ts'

/** A product of one's own with a business in it, and a page that carries its widget. */
export type OwnShop = {
  url: string
  page: string
  owner: SignedIn
  lineId: string
  brandId: string
  hire(name: string, role?: 'agent' | 'supervisor' | 'administrator'): Promise<SignedIn>
  close(): Promise<void>
}

export async function openOwnShop(): Promise<OwnShop> {
  const product = await startProduct('server/processes/all.ts')
  const { url } = product
  try {
    const email = 'xuchen@qingning.example'
    const { reply, cookie } = await enter({ url }, 'POST /api/setup', {
      body: { businessName: '青柠数码', ownerName: '许晨', email, password, language: 'zh-CN' },
    })
    const site = await servePage(url, reply.line.id)
    return {
      url,
      page: site.url,
      owner: { id: reply.agentId, name: '许晨', email, cookie },
      lineId: reply.line.id,
      brandId: reply.brand.id,
      async hire(name, role = 'agent') {
        const theirs = `${randomUUID()}@qingning.example`
        const { agent, link } = await ask({ url, cookie }, 'POST /api/agents', {
          body: { name, email: theirs, role },
        })
        const joined = await enter({ url }, 'POST /api/links/use', {
          body: { token: new URL(link.url).hash.slice(1), password },
        })
        return { id: agent.id, name, email: theirs, cookie: joined.cookie }
      },
      async close() {
        await site.close()
        await product.close()
      },
    }
  } catch (error) {
    await product.close()
    throw error
  }
}
