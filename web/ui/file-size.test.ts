import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileSize } from './file-size.ts'

test('fileSize() says two digits of the largest unit that fits', () => {
  const sizes = [0, 999, 1_200, 340_499, 1_240_000, 25_000_000].map((bytes) =>
    fileSize(bytes, 'en'),
  )
  assert.deepEqual(sizes, ['0 bytes', '999 bytes', '1.2 kB', '340 kB', '1.2 MB', '25 MB'])
})
