import { entryCreated } from '@yingsheng/contracts/catalogue'
import type { Language } from '@yingsheng/contracts/text'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { insertEntry } from './store.ts'

const names: Record<Language, string> = { 'zh-CN': '综合', en: 'General' }

/** A new business has one queue, which every agent serves. Answers its id. */
export async function createFirstQueue(tx: Tx, language: Language): Promise<string> {
  const fields = {
    kind: 'queue' as const,
    name: names[language],
    teamId: null,
    skillId: null,
    priority: 0,
    assignment: 'automatic' as const,
    targetSeconds: 180,
  }
  const entry = await insertEntry(tx, { id: tx.newId(), fields }, tx.now())
  await recordEvent(tx, entryCreated, entry!, { entry: entry! })
  return entry!.id
}
