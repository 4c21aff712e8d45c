import assert from 'node:assert/strict'
import { test } from 'node:test'
import { putRow, putRows, rowOf } from './rows.ts'
import { aRow } from './test-kit.ts'

test('neither a row nor a page takes a row back behind what an event said', () => {
  const row = aRow({ sequence: 5, unread: 2 })
  putRow(row)
  putRow({ ...row, sequence: 4, unread: 1 })
  putRows([{ ...row, sequence: 4, unread: 1 }])
  assert.equal(rowOf(row.id), row)
  putRow({ ...row, sequence: 6, unread: 3 })
  assert.equal(rowOf(row.id)?.unread, 3)
})
