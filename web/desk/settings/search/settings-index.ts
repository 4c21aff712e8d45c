import type { SectionId } from '../sections.ts'

/** A page or a single setting of it, with every word it may be looked for by. */
export type Findable = {
  section: SectionId
  /** The element of the page to go to, without `setting-`; the page itself when there is none. */
  setting?: string
  zh: string
  en: string
  /** Pinyin with a space between syllables, and other names of the thing. */
  pinyin: string
  also?: string
}

export const findables: readonly Findable[] = [
  {
    section: 'profile',
    zh: '我的资料',
    en: 'My profile',
    pinyin: 'wo de zi liao',
    also: '姓名 称呼 name',
  },
  {
    section: 'profile',
    setting: 'appearance',
    zh: '外观',
    en: 'Appearance',
    pinyin: 'wai guan',
    also: '主题 深色 语言 密度 theme dark language yu yan zhu ti',
  },
  {
    section: 'profile',
    setting: 'attention',
    zh: '提醒',
    en: 'Notifications',
    pinyin: 'ti xing',
    also: '通知 声音 推送 手机 sound push phone tong zhi sheng yin tui song shou ji',
  },
  {
    section: 'profile',
    setting: 'typing',
    zh: '输入',
    en: 'Typing',
    pinyin: 'shu ru',
    also: '快捷键 回车 enter shortcuts kuai jie jian',
  },
  {
    section: 'security',
    zh: '登录与安全',
    en: 'Sign-in and security',
    pinyin: 'deng lu yu an quan',
  },
  {
    section: 'security',
    setting: 'password',
    zh: '修改密码',
    en: 'Change password',
    pinyin: 'xiu gai mi ma',
  },
  {
    section: 'security',
    setting: 'sessions',
    zh: '登录的设备',
    en: 'Signed-in devices',
    pinyin: 'deng lu de she bei',
    also: 'sessions',
  },
  {
    section: 'agents',
    zh: '客服',
    en: 'Agents',
    pinyin: 'ke fu',
    also: '邀请 角色 同事 invite roles yao qing jue se',
  },
  {
    section: 'replies',
    zh: '快捷回复',
    en: 'Quick replies',
    pinyin: 'kuai jie hui fu',
    also: '话术 短语 模板 hua shu duan yu mu ban canned',
  },
  {
    section: 'keys',
    zh: 'API 密钥',
    en: 'API keys',
    pinyin: 'API mi yao',
    also: '接口 令牌 jie kou ling pai token',
  },
  {
    section: 'webhooks',
    zh: 'Webhook',
    en: 'Webhooks',
    pinyin: 'Webhook',
    also: '回调 推送 hui diao tui song',
  },
  {
    section: 'exports',
    zh: '数据导出',
    en: 'Export',
    pinyin: 'shu ju dao chu',
    also: '会话 备份 归档 下载 hui hua bei fen gui dang xia zai archive download json',
  },
  {
    section: 'teams',
    zh: '团队与技能',
    en: 'Teams and skills',
    pinyin: 'tuan dui yu ji neng',
    also: '组织 zu zhi organisation',
  },
  {
    section: 'teams',
    setting: 'duties',
    zh: '客服职责',
    en: 'Agents’ duties',
    pinyin: 'ke fu zhi ze',
    also: '接待上限 同时接待 capacity shang xian',
  },
  { section: 'teams', setting: 'department', zh: '部门', en: 'Departments', pinyin: 'bu men' },
  { section: 'teams', setting: 'team', zh: '团队', en: 'Teams', pinyin: 'tuan dui' },
  { section: 'teams', setting: 'skill', zh: '技能', en: 'Skills', pinyin: 'ji neng' },
  {
    section: 'queues',
    zh: '队列',
    en: 'Queues',
    pinyin: 'dui lie',
    also: '排队 分配 优先级 pai dui fen pei you xian ji priority routing',
  },
  {
    section: 'queues',
    setting: 'line-queues',
    zh: '线路进入哪个队列',
    en: 'Which lines feed which queue',
    pinyin: 'xian lu jin ru na ge dui lie',
  },
  {
    section: 'breaks',
    zh: '休息原因',
    en: 'Break reasons',
    pinyin: 'xiu xi yuan yin',
    also: '小休 午餐 lunch',
  },
  {
    section: 'hours',
    zh: '营业时间',
    en: 'Opening hours',
    pinyin: 'ying ye shi jian',
    also: '上班 工作时间 gong zuo shi jian office hours',
  },
  {
    section: 'hours',
    setting: 'zone',
    zh: '时区',
    en: 'Time zone',
    pinyin: 'shi qu',
    also: 'timezone',
  },
  { section: 'tags', zh: '标签', en: 'Tags', pinyin: 'biao qian', also: 'labels' },
  { section: 'wrap-up', zh: '会话小结', en: 'Wrap-up', pinyin: 'hui hua xiao jie' },
  {
    section: 'wrap-up',
    setting: 'wrap-up-category',
    zh: '小结分类',
    en: 'Wrap-up categories',
    pinyin: 'xiao jie fen lei',
  },
  {
    section: 'wrap-up',
    setting: 'wrap-up-result',
    zh: '处理结果',
    en: 'Results',
    pinyin: 'chu li jie guo',
  },
  { section: 'stickers', zh: '贴图', en: 'Stickers', pinyin: 'tie tu', also: '表情 biao qing' },
  {
    section: 'lines',
    zh: '挂件线路',
    en: 'Widget lines',
    pinyin: 'gua jian xian lu',
    also: '网页 嵌入代码 颜色 问候语 embed code colour',
  },
  { section: 'brands', zh: '品牌', en: 'Brands', pinyin: 'pin pai' },
  {
    section: 'outlets',
    zh: '服务网点',
    en: 'Outlets',
    pinyin: 'fu wu wang dian',
    also: '门店 地址 坐标 men dian shop',
  },
  {
    section: 'business',
    zh: '企业',
    en: 'Business',
    pinyin: 'qi ye',
    also: '公司 名称 gong si company',
  },
  {
    section: 'business',
    setting: 'attachments',
    zh: '附件',
    en: 'Attachments',
    pinyin: 'fu jian',
    also: '文件 图片 大小 类型 wen jian files upload size',
  },
  {
    section: 'panels',
    zh: '侧栏页面',
    en: 'Panels',
    pinyin: 'ce lan ye mian',
    also: 'iframe 嵌入 订单 orders',
  },
]
