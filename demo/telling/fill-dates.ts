import type { Language } from '../../contracts/text.ts'

const months =
  'January February March April May June July August September October November December'
const dayNames = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/**
 * Puts days into a text of the story: `{date -9d}` (5 月 19 日, 19 May), `{weekday +2d}` (周四,
 * Thursday), `{order -9d 7731}` (an order number of that day, 20260519-7731), `{year}`.
 */
export function fillDates(text: string, now: Date, language: Language): string {
  return text.replaceAll(/\{([^}]*)\}/g, (whole, inside: string) => {
    if (inside === 'year') return String(now.getFullYear())
    const [, kind, sign, days, number] =
      /^(date|weekday|order) ([+-])(\d+)d(?: (\d+))?$/.exec(inside) ?? []
    if (kind === undefined) throw new Error(`${whole} is no day: write {date -9d} or its like`)
    const day = new Date(now)
    day.setDate(day.getDate() + Number(`${sign}${days}`))
    if (kind === 'order') return `${compact(day)}-${number}`
    return kind === 'weekday' ? dayNames[language][day.getDay()]! : dateOf(day, language)
  })
}

function dateOf(day: Date, language: Language): string {
  const [month, date] = [day.getMonth(), day.getDate()]
  return language === 'zh-CN' ? `${month + 1} 月 ${date} 日` : `${date} ${months.split(' ')[month]}`
}

function compact(day: Date): string {
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${day.getFullYear()}${month}${date}`
}
