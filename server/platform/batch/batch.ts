/*
 * Many small writes that arrive at once are cheaper as one statement and one commit. A batcher sends
 * what has gathered as soon as a place is free: a lone item never waits, and the busier it gets the
 * larger the batches grow. Two batches may be under way, so that this process prepares one while the
 * database is at the other. Items with the same key keep their order: one goes only when no batch
 * under way holds another of its key.
 */
type Waiting<Item, Result> = {
  item: Item
  key: string
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export type Batcher<Item, Result> = (item: Item) => Promise<Result>

const underWayMax = 2

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
  const busyKeys = new Set<string>()
  let underWay = 0
  let isWoken = false

  function wake() {
    isWoken = false
    while (underWay < underWayMax) {
      const batch = take()
      if (batch.length === 0) return
      void send(batch)
    }
  }

  async function send(batch: Waiting<Item, Result>[]) {
    underWay += 1
    try {
      const results = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, at) => resolve(results[at]!))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    underWay -= 1
    for (const { key } of batch) busyKeys.delete(key)
    wake()
  }

  function take() {
    const batch: typeof waiting = []
    const later: typeof waiting = []
    const passed = new Set<string>()
    for (const one of waiting) {
      // Behind one of its key that has to wait, the next has to wait too.
      const fits = batch.length < itemsMax && !busyKeys.has(one.key) && !passed.has(one.key)
      if (fits) busyKeys.add(one.key)
      else passed.add(one.key)
      ;(fits ? batch : later).push(one)
    }
    waiting = later
    return batch
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, key: keyOf(item), resolve, reject })
      // A microtask later, so that all that one read of the network brought goes together.
      if (isWoken) return
      isWoken = true
      queueMicrotask(wake)
    })
}
