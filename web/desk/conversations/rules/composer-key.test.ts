import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composerKey } from './composer-key.ts'

const press = (key: string, ...held: string[]) => ({
  key,
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
})

test('composerKey() sends by the key the agent prefers', () => {
  assert.equal(composerKey(press('Enter'), 'enter'), 'send')
  assert.equal(composerKey(press('Enter', 'ctrl'), 'enter'), 'send-and-resolve')
  assert.equal(composerKey(press('Enter', 'meta'), 'enter'), 'send-and-resolve')
  assert.equal(composerKey(press('Enter'), 'mod-enter'), null)
  assert.equal(composerKey(press('Enter', 'ctrl'), 'mod-enter'), 'send')
})

test('composerKey() leaves new lines and letters to the field', () => {
  assert.equal(composerKey(press('Enter', 'shift'), 'enter'), null)
  assert.equal(composerKey(press('Enter', 'alt'), 'enter'), null)
  assert.equal(composerKey(press('e'), 'enter'), null)
  assert.equal(composerKey(press('Escape'), 'enter'), 'leave')
})
