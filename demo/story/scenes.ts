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

/** Every conversation of the demo shop, each where it begins or matters most. */
export const scenes: readonly Scene[] = [
  ...earlier,
  ...sixDaysAgo,
  ...fiveDaysAgo,
  ...fourDaysAgo,
  ...threeDaysAgo,
  ...twoDaysAgo,
  ...yesterday,
  ...today,
  giftBoxes,
]
