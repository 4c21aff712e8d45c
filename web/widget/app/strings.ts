const zh = {
  start: '联系客服',
  startHint: '发消息给我们，历史记录会为您保留',
  recent: '最近的会话',
  image: '[图片]',
  file: '[文件]',
  you: '我',
  close: '关闭',
  language: 'Switch to English',
  retryLoad: '加载失败，点此重试',
  archived: '这里暂不接待，抱歉。',
  today: '今天',
  yesterday: '昨天',
  newMessagesOf: (name: string, count: number) => `${name}：${count} 条新消息`,
  said: (name: string, text: string) => `${name}：${text}`,
  unread: (count: number) => `${count} 条未读`,
}

const en: typeof zh = {
  start: 'Send us a message',
  startHint: 'We reply here and keep your history',
  recent: 'Recent conversation',
  image: '[Image]',
  file: '[File]',
  you: 'You',
  close: 'Close',
  language: '切换到中文',
  retryLoad: 'Could not load. Try again',
  archived: 'Nobody is answering here any more.',
  today: 'Today',
  yesterday: 'Yesterday',
  newMessagesOf: (name, count) => `${name}: ${count} new messages`,
  said: (name, text) => `${name}: ${text}`,
  unread: (count) => `${count} unread`,
}

export const strings = { 'zh-CN': zh, en }
export type Strings = typeof zh
