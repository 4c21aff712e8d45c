import { later } from '../later.tsx'

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
