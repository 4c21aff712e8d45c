import type { Scene } from '../telling/scene.ts'
import { earlier } from './scenes/earlier.ts'
import { fiveDaysAgo } from './scenes/five-days-ago.ts'
import { fourDaysAgo } from './scenes/four-days-ago.ts'
import { giftBoxes } from './scenes/gift-boxes.ts'
import { sixDaysAgo } from './scenes/six-days-ago.ts'
import { threeDaysAgo } from './scenes/three-days-ago.ts'
import { today } from './scenes/today.ts'
import { twoDaysAgo } from './scenes/two-days-ago.ts'
import { yesterday } from './scenes/yesterday.ts'

/** Every conversation up to today, each where it begins or matters most. */
export const scenesBefore: readonly Scene[] = [
  ...earlier,
  ...sixDaysAgo,
  ...fiveDaysAgo,
  ...fourDaysAgo,
  ...threeDaysAgo,
  ...twoDaysAgo,
  ...yesterday,
  giftBoxes,
]

/** Every conversation of the demo shop. */
export const scenes: readonly Scene[] = [...scenesBefore, ...today]
