import { later } from '../later.tsx'

export const EmojiPanel = later(() =>
  import('./emoji-panel.tsx').then((module) => module.EmojiPanel),
)
export const PictureViewer = later(() =>
  import('./picture-viewer.tsx').then((module) => module.PictureViewer),
)
