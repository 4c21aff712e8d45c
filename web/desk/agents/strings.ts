const zh = {
  presence: '我的状态',
  states: { online: '在线', busy: '忙碌', break: '休息', offline: '离线' },
  stateHints: {
    online: '接待新会话',
    busy: '不接新会话',
    break: '等我回复的客户回到排队',
    offline: '等我回复的客户回到排队',
  },
  onBreak: (reason: string) => `休息 · ${reason}`,
  unknownReason: '离开',
  didChange: (state: string) => `状态：${state}`,
  changedByOther: (name: string, state: string) => `${name}把你的状态改为“${state}”`,
  foundSilent: '有一会儿没有操作，你被设为休息，等待回复的客户已回到排队',
  backAgain: '欢迎回来，你已恢复在线',
}
const en: typeof zh = {
  presence: 'My status',
  states: { online: 'Online', busy: 'Busy', break: 'On a break', offline: 'Offline' },
  stateHints: {
    online: 'Takes new conversations',
    busy: 'Takes no new conversations',
    break: 'Customers waiting for me go back to the queue',
    offline: 'Customers waiting for me go back to the queue',
  },
  onBreak: (reason) => `Break · ${reason}`,
  unknownReason: 'Away',
  didChange: (state) => `Status: ${state}`,
  changedByOther: (name, state) => `${name} set your status to “${state}”`,
  foundSilent:
    'Nothing was touched for a while: you are on a break, and customers waiting for you went back to the queue',
  backAgain: 'Welcome back, you are online again',
}
export const strings = { 'zh-CN': zh, en }
