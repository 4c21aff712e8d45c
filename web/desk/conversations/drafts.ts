/**
 * Drafts of this agent: shown from here, kept by the server half a second after the last key, and in
 * this browser until the server has them, so that neither a crash nor a dead network loses a word.
 */
import { create } from 'zustand'
import { call, RefusalError } from '../api.ts'
import { touchDraft } from './draft-touches.ts'
import { changeThread } from './thread-queries.ts'
import { patchRow } from './rows.ts'
import {
  emptyDraft,
  isKeptHere,
  restored,
  toKeep,
  turned,
  typed,
  type Draft,
  type DraftMode,
  type KeptDraft,
} from './rules/draft.ts'

const pauseMilliseconds = 500
const retryMilliseconds = 5_000

type Drafts = { drafts: ReadonlyMap<string, Draft> }
export const useDrafts = create<Drafts>(() => ({ drafts: new Map() }))

let storageKey = ''

export function useDraft(id: string): Draft {
  return useDrafts((state) => state.drafts.get(id) ?? emptyDraft)
}

export function draftOf(id: string): Draft {
  return useDrafts.getState().drafts.get(id) ?? emptyDraft
}

/** Begins with what this browser still holds for the agent, and saves at leaving, until the answer is called. */
export function startDrafts(agentId: string): () => void {
  storageKey = `yingsheng.drafts.${agentId}`
  useDrafts.setState({ drafts: new Map(recall()) })
  for (const [id, draft] of useDrafts.getState().drafts)
    if (draft.isUnsaved) saveLater(id, pauseMilliseconds)
  addEventListener('pagehide', sendAllNow)
  addEventListener('online', saveAllNow)
  return () => {
    removeEventListener('pagehide', sendAllNow)
    removeEventListener('online', saveAllNow)
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    useDrafts.setState({ drafts: new Map() })
  }
}

export function writeDraft(id: string, text: string): void {
  const before = draftOf(id)
  const after = typed(before, text)
  if (after === before) return
  touchDraft(id)
  put(id, after)
  saveLater(id, pauseMilliseconds)
}

export function turnDraft(id: string, mode: DraftMode): void {
  put(id, turned(draftOf(id), mode))
}

/** The server's draft, when a conversation is opened or read again. */
export function takeKeptDraft(id: string, kept: KeptDraft): void {
  const before = draftOf(id)
  const after = restored(before, kept)
  if (after !== before) put(id, after)
}

/** At leaving a conversation, and when its text was sent: no need to wait for a pause. */
export function saveDraftNow(id: string): void {
  if (draftOf(id).isUnsaved) void save(id)
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()
/** Saving runs one at a time for each conversation: an older text must not arrive after a newer one. */
const saving = new Map<string, Promise<void>>()

function saveLater(id: string, milliseconds: number): void {
  clearTimeout(timers.get(id))
  timers.set(
    id,
    setTimeout(() => void save(id), milliseconds),
  )
}

async function save(id: string): Promise<void> {
  clearTimeout(timers.get(id))
  timers.delete(id)
  const before = saving.get(id)
  if (before) {
    await before
    if (!draftOf(id).isUnsaved) return
  }
  const running = send(id)
  saving.set(id, running)
  await running
  if (saving.get(id) === running) saving.delete(id)
}

async function send(id: string): Promise<void> {
  const draft = draftOf(id)
  const body = toKeep(draft)
  try {
    await call('PUT /api/conversations/:id/draft', { params: { id }, body, isKeptAlive: true })
    touchDraft(id)
    const kept = body.text === '' ? null : body
    patchRow(id, { draft: kept?.text ?? null })
    changeThread(id, (thread) => ({ ...thread, draft: kept }))
    // Typed on meanwhile: then there is something unsaved again, and its own timer runs.
    const now = draftOf(id)
    if (now.reply === draft.reply && now.note === draft.note) put(id, { ...now, isUnsaved: false })
  } catch (error) {
    // A text the server will never take stays here, in the composer, until it is changed.
    const isFinal = error instanceof RefusalError && error.status >= 400 && error.status < 500
    if (!isFinal || error.code === 'too_many') saveLater(id, retryMilliseconds)
  }
}

function saveAllNow(): void {
  for (const id of useDrafts.getState().drafts.keys()) saveDraftNow(id)
}

/** The page may not live until the saving before this one is through. */
function sendAllNow(): void {
  for (const [id, draft] of useDrafts.getState().drafts) if (draft.isUnsaved) void send(id)
}

function put(id: string, draft: Draft): void {
  const drafts = new Map(useDrafts.getState().drafts)
  if (draft.reply === '' && draft.note === '' && !draft.isUnsaved && draft.mode === 'reply')
    drafts.delete(id)
  else drafts.set(id, draft)
  useDrafts.setState({ drafts })
  keep()
}

/** Only what the server has not got is kept here: customers' affairs do not belong into a browser for longer. */
function keep(): void {
  const held = [...useDrafts.getState().drafts].filter(([, draft]) => isKeptHere(draft))
  try {
    if (held.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(held))
  } catch {
    // Full or forbidden: then the server alone keeps them.
  }
}

function recall(): [string, Draft][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isDraftEntry) : []
  } catch {
    return []
  }
}

function isDraftEntry(entry: unknown): entry is [string, Draft] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
  const draft = entry[1] as Partial<Draft> | null
  return (
    typeof draft?.reply === 'string' &&
    typeof draft.note === 'string' &&
    (draft.mode === 'reply' || draft.mode === 'note')
  )
}
