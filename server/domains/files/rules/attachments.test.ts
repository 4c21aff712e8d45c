import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileKind } from '@yingsheng/contracts/files'
import { kindOf, refusalOf } from './attachments.ts'

const rule = { kinds: ['image', 'document'] as FileKind[], bytesMax: 1_000 }

test('refusalOf() refuses what is larger than the rule allows', () => {
  assert.equal(refusalOf(rule, { mediaType: 'image/png', bytes: 1_001 }), 'too_large')
})

test('refusalOf() refuses a kind that the rule does not name', () => {
  assert.equal(refusalOf(rule, { mediaType: 'video/mp4', bytes: 1 }), 'file_type_refused')
})

test('refusalOf() refuses everything when no kind is named', () => {
  const none = { ...rule, kinds: [] }
  assert.equal(refusalOf(none, { mediaType: 'image/png', bytes: 1 }), 'file_type_refused')
})

test('refusalOf() has nothing against the rest', () => {
  assert.equal(refusalOf(rule, { mediaType: 'application/pdf', bytes: 1_000 }), null)
})

const cases: [mediaType: string, kind: FileKind][] = [
  ['image/webp', 'image'],
  ['video/quicktime', 'video'],
  ['audio/mpeg', 'audio'],
  ['application/ogg', 'audio'],
  ['text/plain', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/zip', 'archive'],
  ['application/octet-stream', 'other'],
  ['application/vnd.unknown', 'other'],
]
for (const [mediaType, kind] of cases)
  test(`kindOf() calls ${mediaType} ${kind}`, () => assert.equal(kindOf(mediaType), kind))
