/*
 * Many small writes that arrive at once are cheaper as one statement and one commit. A batcher sends
 * what has gathered as soon as the batch before it is done: a lone item never waits, and the busier
 * it gets the larger the batches grow. Two items with the same key never share a batch, and they
 * keep their order: the second goes with a later one.
 */
type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export type Batcher<Item, Result> = (item: Item) => Promise<Result>

/** `run` answers in the order of its items. When it throws, every item of the batch is refused with it. */
export function createBatcher<Item, Result>({
  keyOf,
  itemsMax,
  run,
}: {
  keyOf: (item: Item) => string
  itemsMax: number
  run: (items: Item[]) => Promise<Result[]>
}): Batcher<Item, Result> {
  let waiting: Waiting<Item, Result>[] = []
  let isRunning = false

  async function drain() {
    isRunning = true
    while (waiting.length > 0) {
      const batch = take()
      try {
        const results = await run(batch.map(({ item }) => item))
        batch.forEach(({ resolve }, at) => resolve(results[at]!))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    isRunning = false
  }

  function take() {
    const keys = new Set<string>()
    const batch: typeof waiting = []
    const later: typeof waiting = []
    for (const one of waiting) {
      const key = keyOf(one.item)
      const fits = batch.length < itemsMax && !keys.has(key)
      ;(fits ? batch : later).push(one)
      keys.add(key)
    }
    waiting = later
    return batch
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // A microtask later, so that all that one read of the network brought goes together.
      if (!isRunning) {
        isRunning = true
        queueMicrotask(() => void drain())
      }
    })
}
