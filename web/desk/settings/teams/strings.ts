const zh = {
  duties: '客服职责',
  dutiesText: '每位客服属于哪些团队、会哪些技能、最多同时接待几个会话。改好即保存。',
  agent: '客服',
  teams: '团队',
  skills: '技能',
  capacity: '同时接待',
  choose: (what: string, name: string) => `选择${name}的${what}`,
  capacityOf: (name: string) => `${name}最多同时接待几个会话`,
  none: '未设置',
  nothing: '还没有可选的条目',
  saved: (name: string) => `已保存${name}的职责`,
  capacityBad: '0 到 100',
  noAgents: '还没有在用的客服',
}
const en: typeof zh = {
  duties: 'Agents’ duties',
  dutiesText:
    'Which teams each agent belongs to, which skills he has, and how many conversations at a time. Saved at once.',
  agent: 'Agent',
  teams: 'Teams',
  skills: 'Skills',
  capacity: 'At a time',
  choose: (what, name) => `Choose the ${what.toLowerCase()} of ${name}`,
  capacityOf: (name) => `Conversations at a time for ${name}`,
  none: 'None',
  nothing: 'Nothing to choose from yet',
  saved: (name) => `Saved for ${name}`,
  capacityBad: '0 to 100',
  noAgents: 'No active agents yet',
}
export const strings = { 'zh-CN': zh, en }
