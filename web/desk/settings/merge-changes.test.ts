import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences, mergeChanges } from './merge-changes.ts'

const base = {
  name: '官网',
  settings: { colour: '#0a7370', domains: ['a.example'], texts: { en: { title: 'Chat' } } },
}

test('mergeChanges() keeps what both sides changed when they changed different fields', () => {
  const mine = { ...base, settings: { ...base.settings, colour: '#111111' } }
  const theirs = {
    ...base,
    name: '主站',
    settings: { ...base.settings, texts: { en: { title: 'Help' } } },
  }
  assert.deepEqual(mergeChanges(base, mine, theirs), {
    name: '主站',
    settings: { colour: '#111111', domains: ['a.example'], texts: { en: { title: 'Help' } } },
  })
})

test('mergeChanges() prefers mine when both changed the same field', () => {
  assert.equal(
    mergeChanges(base, { ...base, name: '我的' }, { ...base, name: '别人的' }).name,
    '我的',
  )
})

test('mergeChanges() treats a list as one field', () => {
  const mine = { ...base, settings: { ...base.settings, domains: ['a.example', 'b.example'] } }
  const theirs = { ...base, settings: { ...base.settings, domains: [] } }
  assert.deepEqual(mergeChanges(base, mine, theirs).settings.domains, ['a.example', 'b.example'])
})

test('differences() names each changed field by its path', () => {
  const after = {
    ...base,
    name: '主站',
    settings: { ...base.settings, texts: { en: { title: 'Help' } } },
  }
  assert.deepEqual(differences(base, after), [
    { path: 'name', before: '官网', after: '主站' },
    { path: 'settings.texts.en.title', before: 'Chat', after: 'Help' },
  ])
})

test('differences() is empty when nothing changed', () => {
  assert.deepEqual(differences(base, structuredClone(base)), [])
})
