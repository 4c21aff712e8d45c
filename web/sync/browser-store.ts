import { inOrder, memoryStore, type OutboxItem, type OutboxStore } from './outbox-store.ts'

const openWithinMs = 3_000

/**
 * The outbox in IndexedDB, which all tabs of this origin share. What the browser refuses to keep
 * (storage switched off, disk full) is kept in memory instead: it then survives reconnects but no reload.
 */
export function browserStore(name = 'yingsheng'): OutboxStore {
  const memory = memoryStore()
  let opened: Promise<IDBDatabase> | undefined
  let isRefused = false

  /** Browsers close databases under us now and then, so a failure is tried once more on a new connection. */
  async function transact<T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> {
    opened ??= open(name)
    const database = await opened.catch((error) => {
      isRefused = true
      throw error
    })
    try {
      return await run(database, mode, work)
    } catch {
      database.close()
      opened = open(name)
      return run(await opened, mode, work)
    }
  }

  return {
    list: async (owner) => {
      const kept: OutboxItem[] = await transact('readonly', (items) => items.getAll()).catch(
        (error) => {
          if (isRefused) return []
          throw error
        },
      )
      return inOrder([...kept, ...(await memory.list(owner))], owner)
    },
    change: async (clientId, change) => {
      if (isRefused || memory.has(clientId)) return memory.change(clientId, change)
      await transact('readwrite', (items) => {
        const found: IDBRequest<OutboxItem | undefined> = items.get(clientId)
        found.onsuccess = () => {
          const item = change(found.result)
          if (item) items.put(item)
          else items.delete(clientId)
        }
        return found
      }).catch(() => memory.change(clientId, change))
    },
  }
}

type Work<T> = (items: IDBObjectStore) => IDBRequest<T>

/** Answers when what was changed would survive a crash of the machine. */
function run<T>(database: IDBDatabase, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('outbox', mode, { durability: 'strict' })
    const request = work(transaction.objectStore('outbox'))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers never answer when storage is broken.
    setTimeout(reject, openWithinMs)
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('outbox', { keyPath: 'clientId' })
    request.onerror = reject
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}
