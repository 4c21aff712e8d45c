import assert from 'node:assert/strict'
import test from 'node:test'
import { fillDates } from './fill-dates.ts'
import { readScript } from './read-script.ts'
import { readWhen, resolveWhen } from './when.ts'

const names = ['林晓雯', '何静', '李婷', 'Emma Li', 'Emma']
const own = { is: 'in its own time' } as const

test('readScript() reads what is said, with files and further lines', () => {
  assert.deepEqual(
    readScript('[-6d 09:12] 林晓雯：你好 📎 a.jpg b.txt\n| 在吗\n\nEmma Li: Hi', names),
    [
      {
        by: '林晓雯',
        when: { is: 'on a day', daysAgo: 6, hours: 9, minutes: 12 },
        does: 'says',
        text: '你好\n在吗',
        files: ['a.jpg', 'b.txt'],
      },
      { by: 'Emma Li', when: own, does: 'says', text: 'Hi', files: [] },
    ],
  )
})

const deeds: [line: string, step: object][] = [
  ['何静 (note): @李婷 看一下', { by: '何静', does: 'notes', text: '@李婷 看一下', files: [] }],
  ['何静 (draft): 您好', { by: '何静', does: 'drafts', text: '您好' }],
  ['何静 (note draft): 查过了', { by: '何静', does: 'drafts a note', text: '查过了' }],
  ['何静 (remark): 常客', { by: '何静', does: 'remarks', text: '常客' }],
  ['何静 claims', { by: '何静', does: 'claims' }],
  ['何静 gives to Emma Li', { by: '何静', does: 'gives', to: 'Emma Li' }],
  ['何静 gives back', { by: '何静', does: 'gives', to: null }],
  ['何静 resolves', { by: '何静', does: 'resolves' }],
  ['林晓雯: 📎 log.txt', { by: '林晓雯', does: 'says', text: '', files: ['log.txt'] }],
]
for (const [line, step] of deeds) {
  test(`readScript() reads “${line}”`, () =>
    assert.deepEqual(readScript(line, names), [{ when: own, ...step }]))
}

const faults: [line: string, says: RegExp][] = [
  ['小明: 你好', /nobody of this scene/],
  ['何静 dances', /no step of a script/],
  ['何静 gives to 小明', /no step of a script/],
  ['[soon] 何静: 好', /is no time/],
  ['| 在吗', /continues nothing/],
]
for (const [line, says] of faults) {
  test(`readScript() refuses “${line}”`, () => assert.throws(() => readScript(line, names), says))
}

const now = new Date(2026, 4, 19, 10, 30)
const previous = new Date(2026, 4, 19, 10, 0)
const times: [text: string, at: Date][] = [
  ['-6d 09:12', new Date(2026, 4, 13, 9, 12)],
  ['-48s', new Date(2026, 4, 19, 10, 29, 12)],
  ['+3m', new Date(2026, 4, 19, 10, 3)],
]
for (const [text, at] of times) {
  test(`resolveWhen() puts [${text}] at ${at.toISOString()}`, () =>
    assert.deepEqual(resolveWhen(readWhen(text), { now, previous, ownSeconds: 9 }), at))
}

test('fillDates() writes days as people of the language do', () => {
  const text = '{date -1d} {weekday +2d} {order -9d 7731} {year}'
  assert.equal(fillDates(text, now, 'zh-CN'), '5 月 18 日 周四 20260510-7731 2026')
  assert.equal(fillDates(text, now, 'en'), '18 May Thursday 20260510-7731 2026')
  assert.throws(() => fillDates('{tomorrow}', now, 'en'), /is no day/)
})
