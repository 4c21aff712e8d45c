import type { Message } from '@yingsheng/contracts/conversations'
import type { ClientFrameInput, ServerFrame } from '@yingsheng/contracts/sync'
import { backoff } from './backoff.ts'
import { newId } from './new-id.ts'
import type { Failure, OutboxFile, OutboxItem, OutboxStore, Saying } from './outbox-store.ts'
import type { Timing } from './timing.ts'
import type { Upload, UploadRefusal } from './upload.ts'

/*
 * Why nothing said here is lost, doubled or turned round.
 *
 * Not lost. A message is written to the store before it is sent, and leaves the store for three reasons
 * only: the server said `accepted`, which it says after its own durable commit; the event of the message
 * came back to us, which proves the same; or a person dropped it. Anything else (a closed socket, an
 * answer that never comes, a crash between sending and hearing) leaves it where it is, and whoever opens
 * the store next sends it again. A refusal that may pass is a reason to wait; a refusal that will not
 * pass marks the item, which stays, in sight, until a person retries or drops it.
 *
 * Not doubled. The id is made once, when the message is said, and travels with every attempt. The
 * server keeps one message for one id and answers a repeated id like the first time. So sending once
 * too often costs a frame and nothing else, and we never need to know whether a lost attempt arrived.
 * Files work alike: what the server calls an uploaded file is written into the item before the message
 * is sent, so that a retry of the message does not bring the file again.
 *
 * Not turned round. An item is sent only when a fresh look into the store shows nothing before it in its
 * lane that still waits. What was before it has left the store, hence the server has it. This holds for
 * any number of tabs that look into the same store at the same time, even if all of them send: they can
 * only repeat the same first item, never overtake it. (A failed item does not hold up the others, and is
 * said anew at the end when it is retried.)
 *
 * One tab at a time, then, is thrift and not safety: it avoids two tabs bringing the same photograph. A
 * Web Lock per lane is held while the lane is worked off, by a tab that is online, and let go when the
 * lane is empty, the connection is lost, the page is put away, or the tab dies; the next tab in line
 * looks afresh. Where there are no Web Locks (pages without TLS), the tab that wrote a message goes at
 * once and the others look a few seconds later, when there is usually nothing left to do.
 *
 * Between `accepted` and the event that shows the message in the conversation, the item stays visible as
 * `sent`, in memory only, so that the line does not flicker.
 */

export type OutboxState =
  | { is: 'waiting' }
  /** `progress`: how much of its files has arrived, 0 to 1; null without files. */
  | { is: 'sending'; progress: number | null }
  | { is: 'sent'; message: Message | null }
  | { is: 'failed'; failure: Failure }

export type Unsent = OutboxItem & { state: OutboxState }

export type OutboxOptions = {
  owner: string
  store: OutboxStore
  upload: Upload
  send: (frame: ClientFrameInput) => boolean
  isOnline: () => boolean
  /** The server no longer knows who we are; asked of an upload, which has no socket. */
  onSessionOver: (code: string) => void
  onChange: (items: Unsent[]) => void
  timing: Timing
}

type Answer =
  | { is: 'accepted'; message: Message | null }
  | { is: 'refused'; refusal: UploadRefusal }
  | { is: 'lost' }
  /** It could not even be said; the next connection flushes again. */
  | { is: 'unsaid' }
type Refused = Extract<ServerFrame, { type: 'refused' }>

const sessionCodes = ['session_over', 'not_signed_in']

export class Outbox {
  #options: OutboxOptions
  #name: string
  #others: BroadcastChannel | undefined
  #isClosed = false
  #items = new Map<string, OutboxItem>()
  /** Said, and not yet in the store. */
  #unkept = new Set<string>()
  /** What only this tab knows of an item: that it is being sent, or was accepted. */
  #states = new Map<string, OutboxState>()
  /** Who waits for the answer to an item, and how its upload is stopped. */
  #waiting = new Map<string, (answer: Answer) => void>()
  #uploads = new Map<string, AbortController>()
  /** Confirmed or taken back; a look into the store that began earlier must not bring them up again. */
  #gone = new Set<string>()
  /** Lanes being worked off, and whether there is reason to look once more after that. */
  #lanes = new Map<string, boolean>()
  #loaded: Promise<void>

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#name = `yingsheng-outbox:${options.owner}`
    this.#others = openChannel(this.#name)
    if (this.#others) this.#others.onmessage = ({ data }) => void this.#hearOthers(data)
    this.#loaded = this.#load().then(() => this.flush())
  }

  items(): Unsent[] {
    return [...this.#items.values()]
      .sort((a, b) => a.place - b.place)
      .map((item) => ({ ...item, state: this.#stateOf(item) }))
  }

  /** `kept` settles when the message would survive a crash. */
  say(lane: string, saying: Saying, blobs: File[]): { clientId: string; kept: Promise<void> } {
    const clientId = newId()
    const files = blobs.map((blob) => ({
      name: blob.name,
      mediaType: blob.type,
      bytes: blob.size,
      blob,
      ref: null,
    }))
    const item: OutboxItem = {
      clientId,
      owner: this.#options.owner,
      lane,
      place: this.#nextPlace(),
      saying,
      files,
      failure: null,
    }
    this.#items.set(clientId, item)
    this.#unkept.add(clientId)
    this.#show()
    const kept = this.#change(clientId, () => item).then(() => {
      this.#unkept.delete(clientId)
      this.flush()
    })
    return { clientId, kept }
  }

  /** Says a failed item once more, at the end of its lane, possibly in other words. */
  async retry(clientId: string, changed: Partial<Saying> = {}): Promise<void> {
    const place = this.#nextPlace()
    await this.#change(clientId, (item) => item && retried(item, place, changed))
    this.flush()
  }

  /** Takes an item back. If an earlier attempt had arrived after all, its event will show it. */
  async drop(clientId: string): Promise<void> {
    this.#answer(clientId, { is: 'lost' })
    this.#uploads.get(clientId)?.abort()
    this.#leave(clientId)
    await this.#change(clientId, () => undefined)
  }

  /** These messages are in the conversation: nothing is left to do for them, whoever sent them. */
  async confirm(clientIds: string[]): Promise<void> {
    await this.#loaded
    for (const clientId of clientIds) {
      if (!this.#items.has(clientId)) continue
      this.#answer(clientId, { is: 'accepted', message: null })
      this.#leave(clientId)
      void this.#change(clientId, () => undefined)
    }
  }

  hearAccepted(message: Message): void {
    this.#answer(message.clientId, { is: 'accepted', message })
  }

  hearRefused({ re, code, detail, retry }: Refused): void {
    this.#answer(re, {
      is: 'refused',
      refusal: { code, isFinal: !retry, ...(detail && { detail }) },
    })
  }

  /** The connection was lost: nobody will answer, and other tabs may have theirs. */
  pause(): void {
    for (const clientId of this.#waiting.keys()) this.#answer(clientId, { is: 'lost' })
  }

  /** Works off every lane in which something waits. Call it whenever that may have become possible. */
  flush(): void {
    if (this.#isClosed || !this.#options.isOnline()) return
    const lanes = [...this.#items.values()].filter(
      (item) => !item.failure && !this.#unkept.has(item.clientId),
    )
    for (const { lane } of lanes) {
      if (this.#lanes.has(lane)) this.#lanes.set(lane, true)
      else void this.#work(lane)
    }
  }

  close(): void {
    this.#isClosed = true
    this.pause()
    for (const upload of this.#uploads.values()) upload.abort()
    this.#others?.close()
  }

  async #work(lane: string): Promise<void> {
    this.#lanes.set(lane, false)
    const work = () => this.#empty(lane)
    try {
      // Where storage is blocked, asking for a lock is refused; then we work without, as told above.
      await (locks()?.request(`${this.#name}:${lane}`, work).catch(work) ?? work())
    } finally {
      const again = this.#lanes.get(lane)
      this.#lanes.delete(lane)
      if (again) this.flush()
    }
  }

  async #empty(lane: string): Promise<void> {
    for (let failures = 0; !this.#isClosed && this.#options.isOnline();) {
      const items = await this.#load()
      const next = items?.find(
        (item) => item.lane === lane && !item.failure && !this.#gone.has(item.clientId),
      )
      if (!next) return
      const answer = await this.#deliver(next)
      if (answer.is === 'accepted') failures = 0
      if (answer.is === 'refused') await this.#takeRefusal(next, answer.refusal, failures++)
      this.#show()
      // A socket that is closing takes nothing more, and is called online until it is closed.
      if (answer.is === 'unsaid') return
    }
  }

  async #deliver(item: OutboxItem): Promise<Answer> {
    const { clientId } = item
    this.#states.set(clientId, { is: 'sending', progress: item.files.length ? 0 : null })
    this.#show()
    const fileIds = await this.#bring(item)
    if ('is' in fileIds) return this.#settle(clientId, fileIds)
    // Taken back in another tab while its files were on their way.
    if (!this.#items.has(clientId)) return this.#settle(clientId, { is: 'lost' })
    const answer = this.#wait(clientId, this.#options.timing.answerMs)
    if (!this.#options.send({ ...item.saying, clientId, fileIds }))
      this.#answer(clientId, { is: 'unsaid' })
    return this.#settle(clientId, await answer)
  }

  async #settle(clientId: string, answer: Answer): Promise<Answer> {
    this.#states.delete(clientId)
    if (answer.is === 'accepted' && this.#items.has(clientId)) {
      this.#states.set(clientId, { is: 'sent', message: answer.message })
      setTimeout(() => this.#forget(clientId), this.#options.timing.sentMs)
    }
    if (answer.is === 'accepted') await this.#change(clientId, () => undefined, clientId)
    return answer
  }

  async #takeRefusal(
    item: OutboxItem,
    { code, detail, isFinal }: UploadRefusal,
    failures: number,
  ): Promise<void> {
    const { clientId } = item
    const { retryLeastMs, retryMostMs } = this.#options.timing
    if (sessionCodes.includes(code)) this.#options.onSessionOver(code)
    else if (code === 'file_missing' && !item.hasReuploaded)
      await this.#change(clientId, (item) => item && withoutRefs(item))
    else if (isFinal)
      await this.#change(clientId, (item) => item && { ...item, failure: { code, detail } })
    else await this.#wait(clientId, backoff(failures, retryLeastMs, retryMostMs))
  }

  /** Brings the files that are not there yet; answers their ids, or why it did not work. */
  async #bring({ clientId, files }: OutboxItem): Promise<string[] | Answer> {
    const total = files.reduce((sum, file) => sum + file.bytes, 0) || 1
    const ids: string[] = []
    let arrived = 0
    const abort = new AbortController()
    this.#uploads.set(clientId, abort)
    try {
      for (const [index, file] of files.entries()) {
        const onProgress = (bytes: number) => {
          this.#states.set(clientId, {
            is: 'sending',
            progress: Math.min(1, (arrived + bytes) / total),
          })
          this.#show()
        }
        const ref = file.ref ?? (await this.#options.upload(file, onProgress, abort.signal))
        if (!file.ref) await this.#change(clientId, (item) => item && withRef(item, index, ref))
        arrived += file.bytes
        ids.push(ref.id)
      }
      return ids
    } catch (refusal) {
      return abort.signal.aborted
        ? { is: 'lost' }
        : { is: 'refused', refusal: refusal as UploadRefusal }
    } finally {
      this.#uploads.delete(clientId)
    }
  }

  #wait(clientId: string, most: number): Promise<Answer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(clientId, { is: 'lost' }), most)
      this.#waiting.set(clientId, (answer) => {
        clearTimeout(timer)
        this.#waiting.delete(clientId)
        resolve(answer)
      })
    })
  }

  #answer(clientId: string, answer: Answer): void {
    this.#waiting.get(clientId)?.(answer)
  }

  /** Changes the store and then says so, here and in the other tabs. `accepted`: it left for a good reason. */
  async #change(
    clientId: string,
    change: Parameters<OutboxStore['change']>[1],
    accepted?: string,
  ): Promise<void> {
    await this.#options.store.change(clientId, change)
    if (this.#isClosed) return
    this.#others?.postMessage(accepted ?? null)
    await this.#load()
  }

  async #hearOthers(accepted: string | null): Promise<void> {
    if (accepted && this.#items.has(accepted)) await this.#settleElsewhere(accepted)
    else await this.#load()
    setTimeout(() => this.flush(), locks() ? 0 : this.#options.timing.courtesyMs)
  }

  async #settleElsewhere(clientId: string): Promise<void> {
    this.#states.set(clientId, { is: 'sent', message: null })
    setTimeout(() => this.#forget(clientId), this.#options.timing.sentMs)
    await this.#load()
  }

  /** Answers what the store holds of ours; undefined when it could not be read, which says nothing about it. */
  async #load(): Promise<OutboxItem[] | undefined> {
    const kept = await this.#options.store.list(this.#options.owner).catch(() => undefined)
    if (!kept) return undefined
    const isMine = ({ clientId }: OutboxItem) =>
      this.#unkept.has(clientId) || this.#states.get(clientId)?.is === 'sent'
    const mine = [...this.#items.values()].filter(isMine)
    const there = [...kept, ...mine].filter(({ clientId }) => !this.#gone.has(clientId))
    this.#items = new Map(there.map((item) => [item.clientId, item]))
    this.#show()
    return kept
  }

  #leave(clientId: string): void {
    this.#gone.add(clientId)
    this.#forget(clientId)
  }

  #forget(clientId: string): void {
    this.#states.delete(clientId)
    if (this.#items.delete(clientId)) this.#show()
  }

  #show(): void {
    if (!this.#isClosed) this.#options.onChange(this.items())
  }

  #stateOf({ clientId, failure }: OutboxItem): OutboxState {
    if (failure) return { is: 'failed', failure }
    return this.#states.get(clientId) ?? { is: 'waiting' }
  }

  #nextPlace(): number {
    return Math.max(Date.now(), ...[...this.#items.values()].map((item) => item.place + 1))
  }
}

function locks(): LockManager | undefined {
  return globalThis.navigator?.locks
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

/** Files that the server no longer had are brought again. */
function retried(item: OutboxItem, place: number, changed: Partial<Saying>): OutboxItem {
  const ready = item.failure?.code === 'file_missing' ? withoutRefs(item) : item
  return { ...ready, place, failure: null, saying: { ...item.saying, ...changed } as Saying }
}

function withRef(item: OutboxItem, index: number, ref: OutboxFile['ref']): OutboxItem {
  return { ...item, files: item.files.map((file, i) => (i === index ? { ...file, ref } : file)) }
}

function withoutRefs(item: OutboxItem): OutboxItem {
  return { ...item, hasReuploaded: true, files: item.files.map((file) => ({ ...file, ref: null })) }
}
