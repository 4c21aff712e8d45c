/** Words of what a message has beyond its text; they come with the part that says them. */
const zh = {
  me: '你',
  reply: '引用回复',
  react: '回应',
  reactions: (emoji: string, count: number) => `${emoji} ${count} 人`,
  answering: (name: string) => `回复${name}：`,
  quoted: (name: string, text: string) => `引用${name}：${text}，跳到原消息`,
  recalled: (name: string) => `${name}撤回了一条消息`,
  recalledShort: '原消息已撤回',
  edited: '已编辑',
}
const en: typeof zh = {
  me: 'You',
  reply: 'Reply to this',
  react: 'React',
  reactions: (emoji, count) => `${emoji} from ${count}`,
  answering: (name) => `Replying to ${name}:`,
  quoted: (name, text) => `Quotes ${name}: ${text}. Go to the original`,
  recalled: (name) => `${name} recalled a message`,
  recalledShort: 'The original was recalled',
  edited: 'Edited',
}
export const beyondStrings = { 'zh-CN': zh, en }
