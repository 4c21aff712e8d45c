import assert from 'node:assert/strict'
import { it } from 'node:test'
import { partOfDay } from './part-of-day.ts'

it('has a wish for each hour', () => {
  const hours = [0, 4, 5, 10, 11, 12, 13, 17, 18, 23]
  assert.deepEqual(hours.map(partOfDay), [
    'evening',
    'evening',
    'morning',
    'morning',
    'noon',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})
