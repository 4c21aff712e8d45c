import type { WidgetConfig } from '@yingsheng/contracts/widget'
import { widgetWords } from '@yingsheng/contracts/widget-words'
import type { AnyoneActor, Context } from '../../platform/context.ts'
import { findOpenLine } from '../../domains/business/index.ts'
import { isOpen, nextOpening, readBrandHours } from '../../domains/calendars/index.ts'
import { countOnDuty } from '../../domains/routing/index.ts'
import { chooseLanguage } from './rules/choose-language.ts'

/** How a widget looks and greets, in the language that fits. Refuses `not_found`, `line_archived`. */
export async function readWidgetConfig(
  ctx: Context<AnyoneActor>,
  input: { id: string; language?: string | undefined },
): Promise<WidgetConfig> {
  const line = await findOpenLine(ctx, input.id)
  const { colour, position, theme, language: setting } = line.settings
  const language = chooseLanguage(setting, input.language)
  const [hours, onDuty] = await Promise.all([
    readBrandHours(ctx, line.brandId),
    countOnDuty(ctx, line.queueId),
  ])
  return {
    lineId: line.id,
    brandName: line.brandName,
    colour,
    position,
    theme,
    language,
    isOpen: isOpen(hours, ctx.now()),
    opensAt: nextOpening(hours, ctx.now())?.toISOString() ?? null,
    isStaffed: onDuty > 0,
    ...widgetWords(line.settings, language),
  }
}
