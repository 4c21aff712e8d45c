import type { Language } from '../../contracts/text.ts'
import type { LineKey } from './lines.ts'

export type CastCustomer = {
  name: string
  line: LineKey
  language: Language
  /** What the shop calls him: the subject of the identity it signs. */
  subject: string
  phone?: string
  email?: string
  /** What the shop's page tells of him; dates as in scripts. */
  fields?: Record<string, string>
}

/** Customers with a name, each on the line he comes by. Numbers and addresses are nobody's. */
export const customers: readonly CastCustomer[] = [
  member('林晓雯', '6621', {
    email: 'lin.xiaowen@mail.example',
    level: '黑金',
    order: '{order -9d 7731} 65W 快充充电宝 20000mAh',
    spent: '¥6,420（18 单）',
  }),
  member('赵一鸣', '2098', {
    email: 'zhaoym@post.example',
    level: '银卡',
    order: '{order -15d 5102} Air 3 降噪耳机',
    spent: '¥1,096（3 单）',
  }),
  member('陈志远', '5530', {
    level: '金卡',
    order: '{order -5d 6604} 67W 氮化镓充电器',
    spent: '¥2,318（9 单）',
  }),
  member('王思琪', '1177', {
    email: 'siqi.wang@mail.example',
    level: '金卡',
    order: '{order -8d 3319} Watch S2 45mm',
    spent: '¥3,504（11 单）',
  }),
  member('周子涵', '8036', {
    email: 'zhou.zihan@yunfan.example',
    level: '企业',
    order: '{order -2d 9001} 员工礼盒 206 份',
    spent: '¥61,388（2 单）',
  }),
  member('刘洋', '4402', {
    level: '普通',
    order: '{order -3d 8125} 磁吸充电宝 10000mAh',
    spent: '¥169（1 单）',
  }),
  member('吴倩', '7019', {
    email: 'wuqian@post.example',
    level: '银卡',
    order: '{order -60d 2207} Watch S1',
    spent: '¥998（2 单）',
  }),
  member('沈阳', '2210', {
    email: 'shenyang@qihang.example',
    level: '金卡',
    order: '{order -10d 4471} 67W 氮化镓充电器 ×6',
    spent: '¥1,890（7 单）',
  }),
  member('孙浩', '3355', {
    level: '普通',
    order: '{order -7d 1064} Clip 开放式耳机',
    spent: '¥299（1 单）',
  }),
  member('李明远', '6108', {
    level: '银卡',
    order: '{order -20d 3390} Watch S2 41mm',
    spent: '¥1,127（4 单）',
  }),
  member('张雨桐', '9921', {
    level: '普通',
    order: '{order -8d 5516} Air 3 降噪耳机',
    spent: '¥399（1 单）',
  }),
  member('何思源', '5076', {
    level: '银卡',
    order: '{order -31d 2840} Band 7 手环',
    spent: '¥766（3 单）',
  }),
  member('黄丽娟', '3187', {
    level: '普通',
    order: '{order -22d 6097} Watch S2 45mm',
    spent: '¥699（1 单）',
  }),
  member('马超', '7742', {
    level: '金卡',
    order: '{order -11d 7215} 65W 快充充电宝 20000mAh',
    spent: '¥2,655（8 单）',
  }),
  member('郑凯', '1839', {
    level: '普通',
    order: '{order -8d 4420} Clip 开放式耳机',
    spent: '¥299（1 单）',
  }),
  member('冯雪', '6650', {
    email: 'fengxue@mail.example',
    level: '普通',
    order: '{order -12d 1190} Band 7 手环',
    spent: '¥199（1 单）',
  }),
  member('徐佳怡', '2746', {
    level: '银卡',
    order: '{order -6d 3308} Air 3 降噪耳机 礼盒',
    spent: '¥857（3 单）',
  }),
  member('韩一舟', '5913', {
    email: 'han.yizhou@mail.example',
    level: '金卡',
    order: '{order -45d 2001} Air 3 降噪耳机',
    spent: '¥3,120（10 单）',
  }),
  member('谢宇航', '8820', {
    level: '普通',
    order: '{order -5d 9947} 65W 快充充电宝 20000mAh',
    spent: '¥269（1 单）',
  }),
  member('曹颖', '4095', {
    level: '银卡',
    order: '{order -9d 5533} Watch S2 41mm 双表带套装',
    spent: '¥1,340（5 单）',
  }),
  member('彭程', '7306', {
    level: '普通',
    order: '{order -4d 1205} Watch S2 预售定金',
    spent: '¥50（1 单）',
  }),
  member('邓婷婷', '9468', {
    level: '银卡',
    order: '{order -40d 6611} 65W 快充充电宝 20000mAh',
    spent: '¥908（3 单）',
  }),
  member('罗文博', '2587', {
    email: 'luo.wenbo@hengxin.example',
    level: '企业',
    order: '{order -6d 8840} 67W 氮化镓充电器 ×30',
    spent: '¥9,470（4 单）',
  }),
  member('高雅', '3621', {
    level: '金卡',
    order: '{order -150d 4418} Watch S2 41mm',
    spent: '¥2,046（6 单）',
  }),
  member('田野', '6914', {
    level: '银卡',
    order: '{order -90d 3075} 65W 快充充电宝 20000mAh',
    spent: '¥1,206（4 单）',
  }),
  member('潘俊', '5248', { level: '普通', order: '无' }),
  member('蒋欣', '1560', {
    level: '金卡',
    order: '{order -200d 2266} Air 3 降噪耳机',
    spent: '¥2,770（9 单）',
  }),
  member('余波', '8473', {
    level: '普通',
    order: '{order -8d 7790} 100W 双 C 编织线 ×2',
    spent: '¥78（1 单）',
  }),
  member('苏敏', '4706', {
    email: 'sumin@post.example',
    level: '银卡',
    order: '{order -35d 5129} Watch S2 45mm',
    spent: '¥1,098（3 单）',
  }),
  member('范晓峰', '9035', { level: '普通', order: '无' }),
  member('丁一凡', '2613', {
    level: '银卡',
    order: '{order -7d 2954} 磁吸充电宝 10000mAh',
    spent: '¥612（3 单）',
  }),

  member('宋佳', '3842', {
    level: '普通',
    order: '{order -11d 6127} Band 7 手环',
    spent: '¥199（1 单）',
  }),
  member('贺涛', '7265', {
    email: 'hetao@post.example',
    level: '银卡',
    order: '{order -2d 3381} 67W 氮化镓充电器',
    spent: '¥587（3 单）',
  }),
  member('叶知秋', '5094', {
    level: '金卡',
    order: '{order -4d 7713} Clip 开放式耳机 ×2',
    spent: '¥2,204（7 单）',
  }),

  abroad('Olivia Brown', {
    email: 'olivia.brown@example.com',
    phone: '+447700900418',
    country: 'United Kingdom',
    order: '#88213 Lime Air 3 ×2',
  }),
  abroad('Liam Carter', {
    email: 'liam.carter@example.com',
    phone: '+12025550143',
    country: 'United States',
    order: '#87950 Lime Air 3',
  }),
  abroad('Sofia Rossi', {
    email: 'sofia.rossi@example.org',
    country: 'Italy',
    order: '#88102 67W GaN charger',
  }),
  abroad('Noah Schmidt', {
    email: 'n.schmidt@example.net',
    country: 'Germany',
    order: '#88067 65W power bank ×4',
  }),
  abroad('Aiko Tanaka', {
    email: 'aiko.tanaka@example.com',
    country: 'Japan',
    order: '#88190 Watch S2 41 mm',
  }),
  abroad('Ethan Walker', {
    email: 'ethan.walker@example.com',
    phone: '+61491570006',
    country: 'Australia',
    order: '#88034 65W power bank',
  }),
  abroad('Chloé Martin', {
    email: 'chloe.martin@example.org',
    country: 'France',
    order: '#87991 Watch S2 45 mm',
  }),
  abroad('Priya Nair', {
    email: 'priya.nair@example.com',
    country: 'Singapore',
    order: '#88176 Band 7',
  }),
  abroad('Lucas Silva', {
    email: 'lucas.silva@example.net',
    country: 'Portugal',
    order: '#88121 Lime Air 3',
  }),
]

type Member = { email?: string; level: string; order: string; spent?: string }

function member(
  name: string,
  ending: string,
  { email, level, order, spent }: Member,
): CastCustomer {
  return {
    name,
    line: 'website',
    language: 'zh-CN',
    subject: `member-1${ending}`,
    phone: `1990001${ending}`,
    ...(email && { email }),
    fields: { 会员等级: level, 最近订单: order, ...(spent && { 累计消费: spent }) },
  }
}

type Abroad = { email: string; phone?: string; country: string; order: string }

function abroad(name: string, { country, order, ...reach }: Abroad): CastCustomer {
  const subject = `overseas-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`
  return {
    name,
    line: 'overseas',
    language: 'en',
    subject,
    ...reach,
    fields: { Country: country, 'Last order': order },
  }
}
