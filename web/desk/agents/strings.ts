const zh = {
  presence: '我的状态',
  states: { online: '在线', busy: '忙碌', break: '休息', offline: '离线' },
  onBreak: (reason: string) => `休息 · ${reason}`,
  unknownReason: '离开',
  changedByOther: (state: string) => `主管把你的状态改为“${state}”`,
  foundSilent: '有一会儿没有操作，你被设为休息，等待回复的客户已回到排队',
}
const en: typeof zh = {
  presence: 'My status',
  states: { online: 'Online', busy: 'Busy', break: 'On a break', offline: 'Offline' },
  onBreak: (reason) => `Break · ${reason}`,
  unknownReason: 'Away',
  changedByOther: (state) => `A supervisor set your status to “${state}”`,
  foundSilent:
    'Nothing was touched for a while: you are on a break, and customers waiting for you went back to the queue',
}
export const strings = { 'zh-CN': zh, en }
