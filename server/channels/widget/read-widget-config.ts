import type { WidgetConfig } from '@yingsheng/contracts/widget'
import type { AnyoneActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findLine } from '../../domains/business/index.ts'
import { chooseLanguage } from './rules/choose-language.ts'

/** How a widget looks and greets, in the language that fits. Refuses `not_found`, `line_archived`. */
export async function readWidgetConfig(
  ctx: Context<AnyoneActor>,
  input: { id: string; language?: string | undefined },
): Promise<WidgetConfig> {
  const line = await findLine(ctx, input.id)
  if (line === undefined) throw new Refusal('not_found')
  if (line.isArchived) throw new Refusal('line_archived')
  const { colour, position, theme, texts, language: setting } = line.settings
  const language = chooseLanguage(setting, input.language)
  return {
    lineId: line.id,
    brandName: line.brandName,
    colour,
    position,
    theme,
    language,
    texts: texts[language],
  }
}
