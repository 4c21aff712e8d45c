/*
 * What the service worker says. It has no page to ask for the language: a push says in which the agent
 * reads, the offline page speaks as the browser does.
 */
const zh = {
  offlineTitle: '现在连不上应声',
  offlineText: '请检查网络。恢复后再试一次，会话和未发送的内容都还在。',
  tryAgain: '再试一次',
  unnamed: (number: number) => `会话 #${number}`,
  test: '推送正常',
  testText: '这台设备能收到应声的提醒。',
  titles: {
    message: (who: string) => `${who} 发来消息`,
    given: (who: string) => `分给你：${who}`,
    whisper: (who: string) => `主管密语 · ${who}`,
    takeover: (who: string) => `主管接管了：${who}`,
  },
  unsaid: {
    message: '打开应声查看。',
    given: '客户在等你回复。',
    whisper: '打开应声查看。',
    takeover: '这个会话不再由你负责。',
  },
}
const en: typeof zh = {
  offlineTitle: 'Yingsheng cannot be reached',
  offlineText:
    'Check the network, then try again. Conversations and what is unsent are still there.',
  tryAgain: 'Try again',
  unnamed: (number) => `Conversation #${number}`,
  test: 'Push works',
  testText: 'This device receives alerts of Yingsheng.',
  titles: {
    message: (who) => `${who} wrote`,
    given: (who) => `Given to you: ${who}`,
    whisper: (who) => `Whisper · ${who}`,
    takeover: (who) => `Taken over: ${who}`,
  },
  unsaid: {
    message: 'Open Yingsheng to read it.',
    given: 'The customer waits for your answer.',
    whisper: 'Open Yingsheng to read it.',
    takeover: 'You no longer answer this conversation.',
  },
}
export const strings = { 'zh-CN': zh, en }
