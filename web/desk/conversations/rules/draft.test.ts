import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDraft, isKeptHere, restored, toKeep, turned, typed } from './draft.ts'

test('typed() keeps reply and note apart', () => {
  const draft = typed(turned(typed(emptyDraft, '您好'), 'note'), '查过了')
  assert.deepEqual([draft.reply, draft.note, draft.mode], ['您好', '查过了', 'note'])
})

test('restored() takes the words of another device, and never overwrites what is being typed', () => {
  const elsewhere = { mode: 'note' as const, text: '另一台' }
  assert.equal(restored(emptyDraft, elsewhere).note, '另一台')
  const typing = typed(emptyDraft, '正在写')
  assert.equal(restored(typing, elsewhere), typing)
})

test('restored() lets go of a draft that was sent on another device', () => {
  const saved = { ...typed(emptyDraft, '您好'), isUnsaved: false }
  assert.equal(restored(saved, null).reply, '')
})

test('toKeep() keeps what is left after the other was sent', () => {
  const draft = { ...emptyDraft, reply: '还没说完', mode: 'note' as const }
  assert.deepEqual(toKeep(draft), { mode: 'reply', text: '还没说完' })
  assert.deepEqual(toKeep({ ...emptyDraft, reply: ' \n' }), { mode: 'reply', text: '' })
})

test('isKeptHere() holds what the server has not got, and both voices while both are written in', () => {
  const saved = { ...typed(emptyDraft, '您好'), isUnsaved: false }
  assert.equal(isKeptHere(saved), false)
  assert.equal(isKeptHere(typed(saved, '您好，')), true)
  assert.equal(isKeptHere({ ...saved, note: '查过了' }), true)
  assert.equal(isKeptHere({ ...saved, note: ' \n' }), false)
})
