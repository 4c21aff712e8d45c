import { later } from '../later.tsx'

export const EmojiPanel = later(
  () => import('./emoji-panel.tsx').then((module) => module.EmojiPanel),
  { hasEmoji: false, notice: 'unavailable' },
)
export const PictureViewer = later(
  () => import('./picture-viewer.tsx').then((module) => module.PictureViewer),
  { viewed: null, notice: 'unavailable' },
)
export const Rating = later(() => import('./rating.tsx').then((module) => module.Rating), {})
