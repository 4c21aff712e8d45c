const zh = {
  push: '在这台设备上推送',
  pushNote: '你离开工作台时，手机和浏览器也会收到提醒；退出登录后停止。',
  unsupported:
    '这个浏览器不支持推送。在 iPhone 和 iPad 上，请先用分享菜单把应声添加到主屏幕，再从那里打开。',
  denied: '浏览器已拒绝通知。请在网站设置里把“通知”改为允许，再回到这里打开。',
  failed: '没能开启：浏览器的推送服务连不上。请检查网络，或换一个浏览器再试。',
  devices: '接收推送的设备',
  thisOne: '当前',
  never: '还没有推送过',
  lastPushed: '最近推送',
  test: '测试',
  testOf: (device: string) => `测试推送到 ${device}`,
  remove: '移除',
  removeOf: (device: string) => `移除 ${device}`,
  removed: '已移除这台设备',
  outcomes: {
    sent: '已发出，请看这台设备上的通知',
    gone: '这台设备已经不再接收推送，已移除',
    failed: '推送服务没有收下，请稍后再试',
  },
  wanted: '推送哪些',
  kinds: {
    message: '我的会话有客户发来消息',
    given: '有会话分给我',
    whisper: '主管给我密语',
    takeover: '主管接管我的会话',
  },
  always: '在工作台前也推送',
  alwaysNote: '关闭时，一分钟没有动静才会推送。',
  words: '显示内容',
  wordsNote: '显示客户称呼和消息开头；号码和邮箱总是隐去。关闭后只提示有新消息。',
}
const en: typeof zh = {
  push: 'Push on this device',
  pushNote:
    'Calls you on your phone and browser while you are away from the desk; ends when you sign out.',
  unsupported:
    'This browser takes no pushes. On iPhone and iPad, first add Yingsheng to the home screen from the share menu and open it from there.',
  denied:
    'Your browser refuses notifications. Allow them in the settings of this site, then switch this on again.',
  failed:
    'Could not switch on: the browser does not reach its push service. Check the network or try another browser.',
  devices: 'Devices that receive pushes',
  thisOne: 'This one',
  never: 'Nothing pushed yet',
  lastPushed: 'Last push',
  test: 'Test',
  testOf: (device) => `Push a test to ${device}`,
  remove: 'Remove',
  removeOf: (device) => `Remove ${device}`,
  removed: 'The device has been removed',
  outcomes: {
    sent: 'Sent: look at the notifications of that device',
    gone: 'That device takes no pushes any more and has been removed',
    failed: 'The push service did not take it; try again later',
  },
  wanted: 'What to push',
  kinds: {
    message: 'A customer writes in my conversations',
    given: 'A conversation is given to me',
    whisper: 'A supervisor whispers to me',
    takeover: 'A supervisor takes over from me',
  },
  always: 'Also while I am at the desk',
  alwaysNote: 'Otherwise only after a minute without a sign of you.',
  words: 'Show what was said',
  wordsNote:
    'Shows the customer’s name and how the message begins; numbers and addresses never. Otherwise only that there is something.',
}
export const pushStrings = { 'zh-CN': zh, en }
