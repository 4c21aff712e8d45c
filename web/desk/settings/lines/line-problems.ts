import type { RatingSettings, WidgetLine, WidgetTexts } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { whiteTextOn } from './white-text.ts'

/** What is edited of a line; the rest is not ours to change. */
export type EditableLine = Pick<WidgetLine, 'name' | 'settings'>

export const languages: readonly Language[] = ['zh-CN', 'en']

/** The words of a widget with their limits, as contracts/business.ts has them. */
export const textLimits: Record<keyof WidgetTexts, number> = {
  title: 40,
  greeting: 60,
  subtitle: 120,
  placeholder: 40,
}

const textNames = Object.keys(textLimits) as (keyof WidgetTexts)[]

/** What stands in the way of saving, by field; empty when all is well. */
export type LineProblems = {
  name?: 'empty'
  colour?: 'invalid' | 'light'
  texts: { language: Language; name: keyof WidgetTexts }[]
  rating?: 'empty'
}

export function findProblems({ name, settings }: EditableLine): LineProblems {
  const found: LineProblems = { texts: [] }
  if (name.trim() === '') found.name = 'empty'
  if (!/^#[0-9a-f]{6}$/.test(settings.colour)) found.colour = 'invalid'
  else if (!whiteTextOn(settings.colour).isReadable) found.colour = 'light'
  for (const language of languages) {
    for (const text of textNames) {
      // The explanation may be empty: not every widget needs one.
      const mayBeEmpty = text === 'subtitle'
      if (!mayBeEmpty && settings.texts[language][text].trim() === '')
        found.texts.push({ language, name: text })
    }
  }
  if (hasEmptyWords(settings.rating)) found.rating = 'empty'
  return found
}

/** Whether the question, the thanks or a tag is missing in one of the languages. */
export function hasEmptyWords({ texts, tags }: RatingSettings): boolean {
  const words = languages.flatMap((language) => [
    texts[language].question,
    texts[language].thanks,
    ...[...tags.low, ...tags.high].map((tag) => tag[language]),
  ])
  return words.some((word) => word.trim() === '')
}

export function hasProblems({ name, colour, texts, rating }: LineProblems): boolean {
  return name !== undefined || colour !== undefined || texts.length > 0 || rating !== undefined
}

/** As it is sent: without spaces at the ends, which the server would refuse or cut. */
export function tidyLine({ name, settings }: EditableLine): EditableLine {
  const tidyTexts = (texts: WidgetTexts): WidgetTexts => ({
    title: texts.title.trim(),
    greeting: texts.greeting.trim(),
    subtitle: texts.subtitle.trim(),
    placeholder: texts.placeholder.trim(),
  })
  const { 'zh-CN': zh, en } = settings.texts
  return {
    name: name.trim(),
    settings: { ...settings, texts: { 'zh-CN': tidyTexts(zh), en: tidyTexts(en) } },
  }
}
