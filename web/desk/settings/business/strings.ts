const zh = {
  title: '企业',
  description: '同事在邀请和登录页上看到的名称。',
  name: '企业名称',
  language: '企业语言',
  languageNote: '新品牌和新同事默认使用的语言；已有的不受影响。',
  needName: '请填写企业名称。',
  save: '保存',
  saved: '已保存',
}
const en: typeof zh = {
  title: 'Business',
  description: 'The name in invitations and on system pages.',
  name: 'Business name',
  language: 'Language of the business',
  languageNote: 'What new brands and new colleagues start with; nothing that exists changes.',
  needName: 'Enter the name of the business.',
  save: 'Save',
  saved: 'Saved',
}
export const strings = { 'zh-CN': zh, en }
