import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Business } from '@yingsheng/contracts/business'
import { RefusalError } from '../../api.ts'
import { saveBusiness } from './save-business.ts'

const everything = { kinds: [], bytesMax: 1_000 }
const base: Business = {
  id: 'b',
  name: '青柠',
  language: 'zh-CN',
  attachments: { customers: everything, agents: everything },
  sequence: 5,
}
const isUntouched = (now: Business) => now.name === base.name
const stale = new RefusalError({ code: 'stale', message: '', status: 409 })

/** A server that knows one sequence and refuses every other. */
function server(now: Business) {
  return {
    read: async () => now,
    save: async (baseSequence: number) => {
      if (baseSequence !== now.sequence) throw stale
      return { ...now, name: '青柠集团', sequence: now.sequence + 1 }
    },
  }
}

test('saveBusiness() saves on the sequence it knows', async () => {
  const outcome = await saveBusiness({ isUntouched, sequence: 5, ...server(base) })
  assert.deepEqual(outcome, { is: 'saved', business: { ...base, name: '青柠集团', sequence: 6 } })
})

test('saveBusiness() saves again when only a brand or a line raised the sequence', async () => {
  const outcome = await saveBusiness({
    isUntouched,
    sequence: 5,
    ...server({ ...base, sequence: 9 }),
  })
  assert.equal(outcome.is, 'saved')
})

test('saveBusiness() answers what is there when the name changed meanwhile', async () => {
  const now = { ...base, name: '青柚', sequence: 9 }
  assert.deepEqual(await saveBusiness({ isUntouched, sequence: 5, ...server(now) }), {
    is: 'conflict',
    now,
  })
})

test('saveBusiness() gives up when it never catches up', async () => {
  const save = () => Promise.reject(stale)
  await assert.rejects(
    saveBusiness({ isUntouched, sequence: 5, save, read: async () => base }),
    stale,
  )
})
