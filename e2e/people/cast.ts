import type { Role } from '../../contracts/agents.ts'

/** What every agent of the journeys signs in with. */
export const password = 'yi zhi xiao huang ya'

/**
 * Agents who join the demo shop for the journeys, so that its own people stay as the story left them.
 * No two files share one: what one agent has open, read or drafted disturbs nobody else.
 */
export const cast = {
  talk: member('白露', 'bailu', 'agent'),
  offline: member('谷雨', 'guyu', 'agent'),
  firstClaimer: member('小满', 'xiaoman', 'agent'),
  secondClaimer: member('立夏', 'lixia', 'agent'),
  keyboard: member('芒种', 'mangzhong', 'agent'),
  typing: member('夏至', 'xiazhi', 'administrator'),
  reading: member('秋分', 'qiufen', 'agent'),
  identity: member('清明', 'qingming', 'supervisor'),
  administration: member('冬至', 'dongzhi', 'administrator'),
  rated: member('大寒', 'dahan', 'administrator'),
  integrations: member('小寒', 'xiaohan', 'administrator'),
  supervisor: member('处暑', 'chushu', 'supervisor'),
  supervised: member('小暑', 'xiaoshu', 'agent'),
  supervisedToo: member('立秋', 'liqiu', 'agent'),
  access: member('大雪', 'daxue', 'administrator'),
  preparing: member('惊蛰', 'jingzhe', 'supervisor'),
  quoting: member('立春', 'lichun', 'agent'),
  settings: member('小雪', 'xiaoxue', 'administrator'),
  settingsAgent: member('雨水', 'yushui', 'agent'),
} as const
export type CastName = keyof typeof cast

function member(name: string, mailbox: string, role: Role) {
  return { name, email: `${mailbox}@journeys.example`, role }
}
