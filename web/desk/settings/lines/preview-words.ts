import type { Language } from '@yingsheng/contracts/text'

/** What the widget itself says (web/widget/strings.ts), and a conversation to fill it, in its own language. */
const zh = {
  start: '联系客服',
  startHint: '发消息给我们，历史记录会为您保留',
  recent: '最近的会话',
  today: '今天 10:26',
  agent: '小七',
  joined: '小七 已接入',
  question: '你好，充电宝给笔记本充电有点慢。',
  answer: '您好，请问用的是包装里自带的那根线吗？',
  thanks: '是的，换上自带的线就好了！',
  read: '已读',
  when: '10:28',
  pageTitle: '示例网页',
}
const en: typeof zh = {
  start: 'Send us a message',
  startHint: 'We reply right here, and your history stays with you',
  recent: 'Recent conversation',
  today: 'Today 10:26',
  agent: 'Sam',
  joined: 'Sam joined',
  question: 'Hi, the power bank charges my laptop rather slowly.',
  answer: 'Hello, are you using the cable that came in the box?',
  thanks: 'Ah, with that cable it works!',
  read: 'Read',
  when: '10:28',
  pageTitle: 'A sample page',
}

export const previewWords: Record<Language, typeof zh> = { 'zh-CN': zh, en }
