import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CatalogueEntry } from '@yingsheng/contracts/catalogue'
import { foldEntry } from './fold-entry.ts'

function tag(id: string, place: number, change: Partial<CatalogueEntry> = {}): CatalogueEntry {
  const fields = { kind: 'tag' as const, name: id, tint: 'grey' as const }
  return { id, fields, place, isArchived: false, sequence: 1, ...change }
}

const held = [tag('a', 1), tag('b', 2), tag('c', 3)]
const idsOf = (entries: CatalogueEntry[]) => entries.map(({ id }) => id).join('')

test('foldEntry() puts a new entry at its place', () => {
  assert.equal(idsOf(foldEntry(held, tag('d', 2.5))), 'abdc')
})

test('foldEntry() moves an entry that has got another place', () => {
  assert.equal(idsOf(foldEntry(held, tag('c', 0.5, { sequence: 2 }))), 'cab')
})

test('foldEntry() keeps an archived entry, so that it can still be named', () => {
  const after = foldEntry(held, tag('b', 2, { isArchived: true, sequence: 2 }))
  assert.equal(after.find(({ id }) => id === 'b')?.isArchived, true)
})

test('foldEntry() answers the very list when what it holds is as new', () => {
  assert.equal(foldEntry(held, tag('b', 9)), held)
})
