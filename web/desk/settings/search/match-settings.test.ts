import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsGroups } from '../sections.ts'
import { matchSettings } from './match-settings.ts'
import { findables } from './settings-index.ts'

const first = (typed: string) => matchSettings(findables, typed)[0]?.zh

const cases: [typed: string, found: string][] = [
  ['标签', '标签'],
  ['biaoqian', '标签'],
  ['bq', '标签'],
  ['tag', '标签'],
  ['BIAO', '标签'],
  ['时区', '时区'],
  ['time zone', '时区'],
  ['jineng', '技能'],
  ['附件', '附件'],
  ['capacity', '客服职责'],
  ['订单', '侧栏页面'],
]
for (const [typed, found] of cases)
  test(`matchSettings() finds ${found} by "${typed}"`, () => assert.equal(first(typed), found))

test('matchSettings() finds nothing by nothing, and by what is not there', () => {
  assert.deepEqual(matchSettings(findables, '  '), [])
  assert.deepEqual(matchSettings(findables, 'qqqq'), [])
})

test('every page can be found', () => {
  const pages = settingsGroups.flatMap(({ sections }) => sections)
  const found = new Set(findables.map(({ section }) => section))
  assert.deepEqual(
    pages.filter((page) => !found.has(page)),
    [],
  )
})
