import type { WidgetSettings } from './business.ts'
import type { Language } from './text.ts'
import type { WidgetConfig } from './widget.ts'

/** What a line's settings say in one language: for customers, and for the preview beside the settings. */
export function widgetWords(
  { texts, rating }: WidgetSettings,
  language: Language,
): Pick<WidgetConfig, 'texts' | 'rating'> {
  const worded = (tags: WidgetSettings['rating']['tags']['low']) =>
    tags.map((tag) => ({ id: tag.id, label: tag[language] }))
  const { isAsked, tags } = rating
  return {
    texts: texts[language],
    rating: isAsked
      ? { ...rating.texts[language], low: worded(tags.low), high: worded(tags.high) }
      : null,
  }
}
