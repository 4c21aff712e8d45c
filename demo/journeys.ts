/*
 * The people and places of the demo shop that tests, screenshots and documents visit: by these names,
 * so that a change of the story is a change in one place.
 */
import { agents, departure, password } from './story/agents.ts'
import { lines } from './story/lines.ts'

const agentOf = (name: string) => {
  const { publicName, email, role, hasJoined } = agents.find((agent) => agent.name === name)!
  return { name, publicName, email, role, password: hasJoined ? password : null }
}

export const journeys = {
  owner: agentOf('许晨'),
  administrator: agentOf('周敏'),
  supervisor: agentOf('李婷'),
  /** Most of what waits is hers: the desk to look at. */
  agent: agentOf('何静'),
  audioAgent: agentOf('陈岩'),
  englishAgent: agentOf('Emma Li'),
  invited: agentOf('孙悦'),
  deactivated: agentOf(departure.agent),
  /** Whose shop page can sign in, and what waits of hers at the desk. */
  customer: { name: '林晓雯', line: 'website', asks: '可以只换线吗' },
  englishCustomer: { name: 'Olivia Brown', line: 'overseas', asks: 'is a signed screenshot fine' },
  /** About three hundred lines to scroll in. */
  longConversation: { customer: '周子涵', firstLine: '你好，想采购一批员工礼盒' },
  /** Waiting for days, since the agent who had it left. */
  forgotten: { customer: '孙浩', lastLine: '？？？' },
  complaint: { customer: '赵一鸣', assignee: '何静' },
  draft: { customer: '陈志远', agent: '何静' },
  brands: { website: lines.website.brand, overseas: lines.overseas.brand },
  lines: { website: lines.website.name, overseas: lines.overseas.name },
  shopPages: { 'zh-CN': '/demo-shop/', en: '/demo-shop/en/' },
} as const
