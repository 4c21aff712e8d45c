import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCoordinates } from './read-coordinates.ts'

const shanghai = { latitude: 31.23, longitude: 121.47 }
for (const text of [
  '31.23, 121.47',
  '31.23，121.47',
  '31.23 121.47',
  '(31.23, 121.47)',
  ' 31.23、121.47 ',
])
  test(`readCoordinates() reads "${text}"`, () => assert.deepEqual(readCoordinates(text), shanghai))

test('readCoordinates() keeps what lies south and west', () => {
  assert.deepEqual(readCoordinates('-33.9, -70'), { latitude: -33.9, longitude: -70 })
})

for (const text of [
  '',
  '31.23',
  '31.23, 121.47, 5',
  '121.47, 31.23',
  '31.23, 181',
  '北纬31, 东经121',
])
  test(`readCoordinates() answers null for "${text}"`, () =>
    assert.equal(readCoordinates(text), null))
