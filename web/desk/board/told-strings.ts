/** What agents read of supervision: apart, because every desk loads it. */
const zh = {
  someone: '主管',
  listenedBy: (names: string) => `主管 ${names} 正在旁听此会话，客户不可见`,
  toastWhisper: (name: string, text: string) => `${name} 密语：${text}`,
  show: '查看',
  toastTakenOver: (name: string, reason: string) =>
    reason ? `${name} 接管了会话：${reason}` : `${name} 接管了会话`,
  toastForced: (name: string, state: string) => `${name} 把你的状态改成了“${state}”`,
}
const en: typeof zh = {
  someone: 'A supervisor',
  listenedBy: (names) => `${names} is listening in; the customer cannot see it`,
  toastWhisper: (name, text) => `${name} whispers: ${text}`,
  show: 'Show',
  toastTakenOver: (name, reason) =>
    reason
      ? `${name} has taken over the conversation: ${reason}`
      : `${name} has taken over the conversation`,
  toastForced: (name, state) => `${name} has set you to “${state}”`,
}
export const toldStrings = { 'zh-CN': zh, en }
