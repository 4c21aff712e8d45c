import type { Language } from '@yingsheng/contracts/text'
import type { Strings } from './strings.ts'
import { dayOf } from './timeline.ts'

const dayMs = 86_400_000

/** 今天 10:26, 昨天 18:03, 5月19日 09:12 */
export function whenSaid(at: string, language: Language, words: Strings): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const daysAgo = [0, 1].find(
    (days) => dayOf(at) === new Date(Date.now() - days * dayMs).toDateString(),
  )
  const day =
    daysAgo === undefined
      ? date.toLocaleDateString(language, { month: 'short', day: 'numeric' })
      : [words.today, words.yesterday][daysAgo]
  return `${day} ${time}`
}
