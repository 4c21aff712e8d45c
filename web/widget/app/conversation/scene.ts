import type { WidgetConfig } from '@yingsheng/contracts/widget'
import type { State } from '../model.ts'
import type { Strings } from './strings.ts'

/** What every part of the conversation is drawn from. */
export type Scene = { state: State; config: WidgetConfig; words: Strings }
