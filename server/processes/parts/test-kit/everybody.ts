/** Everybody who may stand at a door, and things of each of them for the others to reach for. */
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { enter } from '../../../platform/realtime/test-kit.ts'
import {
  arrive,
  arriveKnown,
  cookieOf,
  goodPassword,
  hire,
  nobody,
  pickByHand,
  type Product,
  request,
  say,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
  upload,
  type Who,
} from '../test-kit.ts'

export const actors = [
  'nobody',
  'anonymous',
  'other customer',
  'identified',
  'deactivated',
  'agent',
  'supervisor',
  'administrator',
  'owner',
] as const
export type ActorName = (typeof actors)[number]
export type AgentName = 'deactivated' | 'agent' | 'supervisor' | 'administrator' | 'owner'
export type CustomerName = 'anonymous' | 'other customer' | 'identified'

export type Everybody = {
  product: Product
  business: TestBusiness
  who: Record<ActorName, Who>
  agents: Record<AgentName | 'second owner', TestAgent>
  customers: Record<CustomerName, TestCustomer>
  /** Of the anonymous customer, assigned to the agent; the other customer has one of his own. */
  conversationId: string
  otherConversationId: string
  /** Pictures: in a message, in a note, not yet in anything, and of a sticker. */
  files: { said: string; noted: string; customersOwn: string; agentsOwn: string; sticker: string }
  /** A new conversation of somebody new, which nobody has claimed. */
  newConversation(): Promise<string>
  signIn(agent: TestAgent): Promise<Who>
  /** What limits how often something is tried has seen nothing yet. */
  forgive(): Promise<void>
  close(): Promise<void>
}

/** A shop at work: nine actors and what they have made. */
export async function gatherEverybody(): Promise<Everybody> {
  const product = await startProduct()
  const business = await setUpBusiness(product)
  const { owner, lineId } = business
  await pickByHand(product, owner)
  const agents = {
    owner,
    'second owner': await hire(product, owner, 'owner'),
    agent: await hire(product, owner, 'agent', '李婷'),
    supervisor: await hire(product, owner, 'supervisor'),
    administrator: await hire(product, owner, 'administrator'),
    deactivated: await hire(product, owner, 'agent'),
  }
  await succeed(product, owner, `POST /api/agents/${agents.deactivated.id}/deactivation`)
  const customers = {
    anonymous: await arrive(product, lineId),
    'other customer': await arrive(product, lineId),
    identified: await arriveKnown(product, owner, lineId, {
      sub: 'member-1',
      name: '王芳',
      phone: '13812346621',
    }),
  }
  const conversationId = await talk(product, customers.anonymous, '键盘坏了')
  const otherConversationId = await talk(product, customers['other customer'], '发票')
  await succeed(product, agents.agent, `POST /api/conversations/${conversationId}/claim`)

  const forgive = async () => {
    await product.pool.query('delete from rate_limits')
    await product.ground.attempts.forgive('customer session by address', '127.0.0.1')
  }
  const everybody = { product, agents, customers, conversationId }
  return {
    ...everybody,
    business,
    who: { nobody, ...agents, ...customers },
    otherConversationId,
    files: await makeFiles(everybody),
    newConversation: async () => (await startConversation(product, lineId)).conversationId,
    signIn: async ({ email }) => ({
      cookie: cookieOf(
        await request(product, nobody, 'POST /api/session', {
          body: { email, password: goodPassword },
        }),
      ),
    }),
    forgive,
    close: () => product.close(),
  }
}

async function talk(product: Product, customer: TestCustomer, text: string): Promise<string> {
  const socket = await enter(product.url, customer)
  const { conversationId } = await say(socket, text)
  await socket.close()
  return conversationId
}

async function makeFiles({
  product,
  agents: { agent, supervisor },
  customers: { anonymous },
  conversationId,
}: Pick<Everybody, 'product' | 'agents' | 'customers' | 'conversationId'>): Promise<
  Everybody['files']
> {
  const picture = await sharp({
    create: { width: 8, height: 8, channels: 3, background: '#0a7370' },
  })
    .png()
    .toBuffer()
  const [said, noted, customersOwn, agentsOwn, sticker] = await Promise.all(
    [anonymous, agent, anonymous, agent, supervisor].map(
      async (who) => (await upload(product, who, '屏幕.png', picture)).body.id as string,
    ),
  )
  const socket = await enter(product.url, anonymous)
  await say(socket, '如图', [said!])
  await socket.close()
  await succeed(product, agent, `POST /api/conversations/${conversationId}/notes`, {
    body: { clientId: randomUUID(), text: '见图', fileIds: [noted!] },
  })
  await succeed(product, supervisor, 'POST /api/catalogue', {
    body: { fields: { kind: 'sticker', name: '谢谢', fileId: sticker } },
  })
  return {
    said: said!,
    noted: noted!,
    customersOwn: customersOwn!,
    agentsOwn: agentsOwn!,
    sticker: sticker!,
  }
}
