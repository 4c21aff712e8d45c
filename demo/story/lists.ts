import type { CatalogueFields } from '../../contracts/catalogue.ts'
import type { LineKey } from './lines.ts'

/** Who works together, and what each is there for. */
export const departments = ['客服部', '售后部'] as const
export const teams = { 售前组: '客服部', 售后组: '售后部', 海外组: '客服部' } as const
export type TeamName = keyof typeof teams
export const skills = ['英语', '定制与团购'] as const
export type SkillName = (typeof skills)[number]

type Duties = { teams: readonly TeamName[]; skills: readonly SkillName[]; capacity: number }
export const duties: Readonly<Record<string, Duties>> = {
  李婷: { teams: ['售前组', '售后组'], skills: ['定制与团购'], capacity: 8 },
  何静: { teams: ['售前组'], skills: ['定制与团购'], capacity: 6 },
  陈岩: { teams: ['售后组'], skills: [], capacity: 5 },
  唐果: { teams: ['售前组', '售后组'], skills: [], capacity: 5 },
  'Emma Li': { teams: ['海外组'], skills: ['英语'], capacity: 4 },
}

type CastQueue = Omit<
  Extract<CatalogueFields, { kind: 'queue' }>,
  'kind' | 'teamId' | 'skillId'
> & {
  skill: SkillName | null
  /** Whose conversations wait here. */
  lines: readonly LineKey[]
}

/** The first one is made with the business and keeps serving everybody. */
export const queues: readonly CastQueue[] = [
  {
    name: 'Overseas',
    skill: '英语',
    priority: 0,
    assignment: 'automatic',
    targetSeconds: 180,
    lines: ['overseas'],
  },
  {
    name: '定制与团购',
    skill: '定制与团购',
    priority: 3,
    assignment: 'manual',
    targetSeconds: 600,
    lines: [],
  },
]

type Named = Extract<CatalogueFields, { kind: 'tag' | 'wrap-up-result' | 'outlet' }>

export const entries: readonly Named[] = [
  { kind: 'tag', name: '催发货', tint: 'amber' },
  { kind: 'tag', name: '要发票', tint: 'blue' },
  { kind: 'tag', name: '质量问题', tint: 'red' },
  { kind: 'tag', name: '团购', tint: 'purple' },
  { kind: 'wrap-up-result', name: '已解决' },
  { kind: 'wrap-up-result', name: '已转售后' },
  { kind: 'wrap-up-result', name: '客户无回应' },
  {
    kind: 'outlet',
    name: '上海徐汇服务点',
    address: '上海市徐汇区漕溪北路 88 号 2 楼',
    phone: '021-5550 8618',
    openingTimes: '周一至周六 10:00–19:00',
    latitude: 31.1926,
    longitude: 121.4378,
  },
  {
    kind: 'outlet',
    name: '杭州西湖服务点',
    address: '杭州市西湖区文三路 259 号',
    phone: '0571-5550 8620',
    openingTimes: '周一至周五 9:30–18:00',
    latitude: 30.2748,
    longitude: 120.1235,
  },
]

/** What a talk was about, in two levels. */
export const wrapUps: Readonly<Record<string, readonly string[]>> = {
  售前: ['产品咨询', '价格与优惠', '定制与团购'],
  物流: ['催发货', '改地址', '少件或破损'],
  售后: ['退换货', '维修', '发票'],
}
