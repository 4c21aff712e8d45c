import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchCommands } from './match-commands.ts'

test('matchCommands() wants every word, in any order and case', () => {
  const commands = [{ label: '完成会话' }, { label: 'Theme: Dark' }, { label: 'Theme: Light' }]
  const labels = (text: string) => matchCommands(commands, text).map(({ label }) => label)
  assert.deepEqual(labels('会话'), ['完成会话'])
  assert.deepEqual(labels('dark THEME'), ['Theme: Dark'])
  assert.deepEqual(labels('theme'), ['Theme: Dark', 'Theme: Light'])
  assert.equal(labels(' ').length, 3)
})
