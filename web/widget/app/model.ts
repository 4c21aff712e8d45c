import type { Message, Positions } from '@yingsheng/contracts/conversations'
import type { Page } from '@yingsheng/contracts/customers'
import type { FileRef } from '@yingsheng/contracts/files'
import type { WidgetConfig } from '@yingsheng/contracts/widget'
import type { ConnectionState, Unsent } from '@yingsheng/sync'
import { strings, type Strings } from './strings.ts'
import { hostOrigin } from './place.ts'
import type { Current, Happening } from './timeline.ts'

/** All that is shown. What the server told and what waits to be told to it; nothing is shown from elsewhere. */
export type State = {
  config: WidgetConfig | null
  /** Why there is nothing to show: the refusal's code. */
  trouble: string | null
  words: Strings
  isOpen: boolean
  screen: 'home' | 'conversation'
  link: ConnectionState
  /** The link has been down for a while: worth a banner. */
  isUnstable: boolean
  current: Current | null
  timeline: Happening[]
  hasEarlier: boolean
  isLoadingEarlier: boolean
  positions: Positions | null
  unsent: Unsent[]
  /** Who is typing. */
  typist: string | null
  isAtEnd: boolean
  page: Page | null
  /** Chosen, not yet sent. */
  files: File[]
  /** What was wrong with the files chosen or fetched last. */
  notice: 'too_large' | 'too_many_files' | 'unavailable' | null
  announcement: string
  viewed: FileRef | null
  hasEmoji: boolean
  /** The message that the line being written answers. */
  quoted?: Message | null
}

export const nothing = {
  current: null,
  timeline: [],
  hasEarlier: false,
  isLoadingEarlier: false,
  positions: null,
  unsent: [],
  typist: null,
  viewed: null,
  isUnstable: false,
} satisfies Partial<State>

export const state: State = {
  ...nothing,
  config: null,
  trouble: null,
  words: strings['zh-CN'],
  isOpen: !hostOrigin,
  screen: 'home',
  link: { is: 'idle' },
  isAtEnd: true,
  page: null,
  files: [],
  notice: null,
  announcement: '',
  hasEmoji: false,
}

let draw: () => void
let isDue = false

/** Every change of what is shown goes through here; however many come at once, it is drawn once. */
export function change(some: Partial<State>): void {
  Object.assign(state, some)
  if (isDue) return
  isDue = true
  queueMicrotask(() => {
    isDue = false
    draw()
  })
}

export function drawWith(drawing: () => void): void {
  draw = drawing
}
