import type { Role } from '../../contracts/agents.ts'
import type { Language } from '../../contracts/text.ts'

export type CastAgent = {
  name: string
  /** What customers read. */
  publicName: string
  email: string
  role: Role
  language: Language
  /** Where he sits, as the audit log remembers it. */
  ip: string
  /** False: the invitation has not been used yet. */
  hasJoined: boolean
}

/** One for everybody: this is a shop to play with. */
export const password = 'qingning-shuma'

/** Who works at 青柠数码, the owner first. */
export const agents: readonly CastAgent[] = [
  agent('许晨', '许晨', 'xuchen', { role: 'owner', desk: 2 }),
  agent('周敏', '周敏', 'zhoumin', { role: 'administrator', desk: 3 }),
  agent('李婷', '李婷', 'liting', { role: 'supervisor', desk: 21 }),
  agent('何静', '小七', 'hejing', { role: 'agent', desk: 22 }),
  agent('陈岩', '小岩', 'chenyan', { role: 'agent', desk: 23 }),
  agent('唐果', '果果', 'tangguo', { role: 'agent', desk: 24 }),
  { ...agent('Emma Li', 'Emma', 'emma', { role: 'agent', desk: 25 }), language: 'en' },
  agent('罗俊', '小罗', 'luojun', { role: 'agent', desk: 26 }),
  { ...agent('孙悦', '孙悦', 'sunyue', { role: 'agent', desk: 27 }), hasJoined: false },
]

/** He left in the middle of the week; his open conversations went back to everybody. */
export const departure = { agent: '罗俊', by: '周敏', at: '-3d 14:10' } as const

type Place = { role: Role; desk: number }

function agent(
  name: string,
  publicName: string,
  mailbox: string,
  { role, desk }: Place,
): CastAgent {
  const reached = { email: `${mailbox}@qingning.example`, ip: `192.168.8.${desk}` }
  return { name, publicName, ...reached, role, language: 'zh-CN', hasJoined: true }
}
