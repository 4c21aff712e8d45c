import { inOrder, memoryStore, type OutboxItem, type OutboxStore } from './outbox-store.ts'

const openWithinMs = 3_000

/**
 * The outbox in IndexedDB, which all tabs of this origin share. What the browser refuses to keep
 * (storage switched off, disk full) is kept in memory instead: it then survives reconnects but no reload.
 */
export function browserStore(name = 'yingsheng'): OutboxStore {
  const memory = memoryStore()
  let opened: Promise<IDBDatabase> | undefined
  const forget = () => (opened = undefined)
  const start = async (mode: IDBTransactionMode) =>
    (await (opened ??= open(name, forget))).transaction('outbox', mode, { durability: 'strict' })

  return {
    list: async (owner) => {
      const kept = await start('readonly')
        .then((transaction) => {
          const found: IDBRequest<OutboxItem[]> = transaction.objectStore('outbox').getAll()
          return finished(transaction, () => found.result)
        })
        .catch(() => [])
      return inOrder([...kept, ...(await memory.list(owner))], owner)
    },
    change: async (clientId, change) => {
      if (memory.has(clientId)) return memory.change(clientId, change)
      try {
        const transaction = await start('readwrite')
        const items = transaction.objectStore('outbox')
        const found: IDBRequest<OutboxItem | undefined> = items.get(clientId)
        found.onsuccess = () => {
          const item = change(found.result)
          if (item) items.put(item)
          else items.delete(clientId)
        }
        await finished(transaction, () => undefined)
      } catch {
        await memory.change(clientId, change)
      }
    },
  }
}

function open(name: string, forget: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers never answer when storage is broken.
    setTimeout(reject, openWithinMs)
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('outbox', { keyPath: 'clientId' })
    request.onerror = reject
    request.onsuccess = () => {
      const database = request.result
      database.onclose = forget
      database.onversionchange = () => {
        database.close()
        forget()
      }
      resolve(database)
    }
  })
}

function finished<T>(transaction: IDBTransaction, result: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () => reject(transaction.error)
  })
}
