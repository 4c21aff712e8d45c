import { later } from '../later.tsx'
import { change } from '../model.ts'
import { strings } from './strings.ts'

export const EmojiPanel = later(
  () => import('./emoji-panel.tsx').then((module) => module.EmojiPanel),
  { hasEmoji: false, notice: 'unavailable' },
)
/** What cannot be said about waiting is left unsaid. */
export const WaitNotice = later(
  () => import('./wait-notice.tsx').then((module) => module.WaitNotice),
  {},
)
export const PictureViewer = later(
  () => import('./picture-viewer.tsx').then((module) => module.PictureViewer),
  { viewed: null, notice: 'unavailable' },
)
export const Rating = later(() => import('./rating.tsx').then((module) => module.Rating), {})
export const Beyond = later(
  () => import('./message-beyond.tsx').then((module) => module.MessageBeyond),
  {},
)
export const Quoted = later(
  () => import('./message-beyond.tsx').then((module) => module.Quoted),
  {},
)
/** Nothing to see: with its words the conversation is drawn. */
export const English = later(
  async () => {
    strings.en = (await import('./english.ts')).en
    change({})
    return () => null
  },
  { trouble: 'unavailable' },
)
