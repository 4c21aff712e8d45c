const zh = {
  presence: '我的状态',
  states: { online: '在线', busy: '忙碌', break: '小休', offline: '离线' },
  onBreak: (reason: string) => `小休 · ${reason}`,
  unknownReason: '离开',
  foundSilent: '有一会儿没有操作，你被设为小休，等待回复的客户已回到排队',
}
const en: typeof zh = {
  presence: 'My status',
  states: { online: 'Online', busy: 'Busy', break: 'Break', offline: 'Offline' },
  onBreak: (reason) => `Break · ${reason}`,
  unknownReason: 'Away',
  foundSilent:
    'Nothing was touched for a while: you are on a break, and customers waiting for you went back to the queue',
}
export const strings = { 'zh-CN': zh, en }
