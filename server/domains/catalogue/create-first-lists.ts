import { type CatalogueFields, entryCreated } from '@yingsheng/contracts/catalogue'
import type { Language } from '@yingsheng/contracts/text'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { insertEntry } from './store.ts'

const queueNames: Record<Language, string> = { 'zh-CN': '综合', en: 'General' }

/** Reasons for a break and how many minutes one should take. */
const breaks: Record<Language, readonly (readonly [name: string, minutes: number | null])[]> = {
  'zh-CN': [
    ['用餐', 60],
    ['小憩', 10],
    ['会议', null],
    ['培训', null],
  ],
  en: [
    ['Meal', 60],
    ['Short break', 10],
    ['Meeting', null],
    ['Training', null],
  ],
}

/** A new business has one queue, which every agent serves, and reasons for a break. Answers the queue's id. */
export async function createFirstLists(tx: Tx, language: Language): Promise<string> {
  for (const [name, minutes] of breaks[language])
    await create(tx, { kind: 'break-reason', name, minutes })
  return create(tx, {
    kind: 'queue',
    name: queueNames[language],
    teamId: null,
    skillId: null,
    priority: 0,
    assignment: 'automatic',
    targetSeconds: 180,
  })
}

async function create(tx: Tx, fields: CatalogueFields): Promise<string> {
  const entry = await insertEntry(tx, { id: tx.newId(), fields }, tx.now())
  await recordEvent(tx, entryCreated, entry!, { entry: entry! })
  return entry!.id
}
