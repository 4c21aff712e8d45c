import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isBelowItself, referencesOf } from './references.ts'

it('knows what each kind refers to', () => {
  assert.deepEqual(referencesOf({ kind: 'tag', name: '催单', tint: 'red' }), [])
  assert.deepEqual(referencesOf({ kind: 'team', name: '售后一组', departmentId: 'd1' }), [
    { id: 'd1', kind: 'department' },
  ])
  assert.deepEqual(referencesOf({ kind: 'department', name: '总部', parentId: null }), [])
  const queue = { priority: 0, assignment: 'automatic', targetSeconds: 60 } as const
  assert.deepEqual(
    referencesOf({ kind: 'queue', name: '售后', teamId: 't1', skillId: 's1', ...queue }),
    [
      { id: 't1', kind: 'team' },
      { id: 's1', kind: 'skill' },
    ],
  )
})

it('refuses to put an entry below itself, however far down', () => {
  const above: Record<string, string | null> = { leaf: 'middle', middle: 'top', top: null }
  const parentOf = (id: string) => above[id] ?? null
  assert.equal(isBelowItself('top', 'leaf', parentOf), true)
  assert.equal(isBelowItself('top', 'top', parentOf), true)
  assert.equal(isBelowItself('leaf', 'top', parentOf), false)
  assert.equal(isBelowItself('new', null, parentOf), false)
})
