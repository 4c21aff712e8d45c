const zh = {
  conversations: '导出会话',
  conversationsText:
    '每个会话一行，含客户、消息、内部备注和评价；文件只有名字和链接。谁在什么时候导出过什么，都记入审计日志。',
  from: '从哪天打开的会话',
  until: '到哪天（含当天）',
  needDay: '请选择日期。',
  order: '结束的日期不能早于开始的日期。',
  details: '电话和邮箱',
  masked: '隐藏中间几位',
  maskedText: '和客服平时看到的一样。',
  full: '完整显示',
  fullText: '只在确实需要时选择，审计日志会注明。',
  start: '开始导出',
  stop: '停止',
  progress: (conversations: number, size: string) => `已收到 ${conversations} 个会话，${size}`,
  done: (conversations: number) => `已导出 ${conversations} 个会话，文件在浏览器的下载里。`,
  nothing: '这段时间里没有会话。',
  brokenOff: '导出中途断开，文件不完整，没有保存。请再试一次。',
}
const en: typeof zh = {
  conversations: 'Export conversations',
  conversationsText:
    'One line per conversation with its customer, messages, notes and rating; files by name and link. The audit log keeps who exported what, and when.',
  from: 'Opened from',
  until: 'Until, that day included',
  needDay: 'Choose a day.',
  order: 'The last day is before the first.',
  details: 'Phone numbers and e-mail addresses',
  masked: 'Masked',
  maskedText: 'As agents see them.',
  full: 'In full',
  fullText: 'Only where it is needed; the audit log says so.',
  start: 'Export',
  stop: 'Stop',
  progress: (conversations, size) => `${conversations} conversations received, ${size}`,
  done: (conversations) =>
    `${conversations} conversations exported. The file is in your downloads.`,
  nothing: 'No conversations in this time.',
  brokenOff: 'The export broke off. The incomplete file was not saved; please try again.',
}
export const strings = { 'zh-CN': zh, en }
