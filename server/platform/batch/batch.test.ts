import assert from 'node:assert/strict'
import test from 'node:test'
import { createBatcher } from './batch.ts'

type Item = { key: string; value: number }

function recording(itemsMax = 10) {
  const batches: Item[][] = []
  const say = createBatcher<Item, number>({
    keyOf: (item) => item.key,
    itemsMax,
    run: async (items) => {
      batches.push(items)
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (items.some((item) => item.value < 0)) throw new Error('negative')
      return items.map((item) => item.value * 2)
    },
  })
  return { batches, say }
}

test('a batcher answers each item with its own result', async () => {
  const { say } = recording()
  const results = await Promise.all([1, 2, 3].map((value) => say({ key: `k${value}`, value })))
  assert.deepEqual(results, [2, 4, 6])
})

test('a batcher sends together what came together', async () => {
  const { say, batches } = recording()
  await Promise.all([1, 2, 3].map((value) => say({ key: `k${value}`, value })))
  assert.equal(batches.length, 1)
})

test('a batcher never puts two items of one key in a batch, and keeps their order', async () => {
  const { say, batches } = recording()
  await Promise.all([1, 2, 3].map((value) => say({ key: 'same', value })))
  assert.deepEqual(
    batches.map((batch) => batch.map((item) => item.value)),
    [[1], [2], [3]],
  )
})

test('a batcher keeps to its size', async () => {
  const { say, batches } = recording(2)
  await Promise.all([1, 2, 3, 4, 5].map((value) => say({ key: `k${value}`, value })))
  assert.deepEqual(
    batches.map((batch) => batch.length),
    [2, 2, 1],
  )
})

test('a batcher goes on after a batch that failed', async () => {
  const { say } = recording()
  await assert.rejects(say({ key: 'a', value: -1 }), /negative/)
  assert.equal(await say({ key: 'a', value: 4 }), 8)
})

test('a batcher sends a second batch while the first is under way, and no third', async () => {
  let most = 0
  let now = 0
  const say = createBatcher<Item, number>({
    keyOf: (item) => item.key,
    itemsMax: 1,
    run: async (items) => {
      most = Math.max(most, (now += 1))
      await new Promise((resolve) => setTimeout(resolve, 2))
      now -= 1
      return items.map((item) => item.value)
    },
  })
  await Promise.all([1, 2, 3, 4].map((value) => say({ key: `k${value}`, value })))
  assert.equal(most, 2)
})

test('a batcher never has two of one key under way', async () => {
  const order: string[] = []
  const say = createBatcher<Item, number>({
    keyOf: (item) => item.key,
    itemsMax: 2,
    run: async (items) => {
      for (const { key, value } of items) order.push(`${key}${value}+`)
      await new Promise((resolve) => setTimeout(resolve, items[0]!.key === 'a' ? 6 : 1))
      for (const { key, value } of items) order.push(`${key}${value}-`)
      return items.map((item) => item.value)
    },
  })
  const all = [1, 2, 3].flatMap((value) => ['a', 'b', 'c'].map((key) => say({ key, value })))
  await Promise.all(all)
  for (const key of ['a', 'b', 'c']) {
    const own = order.filter((entry) => entry.startsWith(key))
    assert.deepEqual(
      own,
      [1, 2, 3].flatMap((value) => [`${key}${value}+`, `${key}${value}-`]),
    )
  }
})
