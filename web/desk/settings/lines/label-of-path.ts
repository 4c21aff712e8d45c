import type { strings } from './strings.ts'

type Sentences = (typeof strings)['zh-CN']

/** What a field of a line is called on its page, by the path a difference names. */
export function labelOfPath(path: string, t: Sentences): string | null {
  const [, language, text] = /^settings\.texts\.(zh-CN|en)\.(\w+)$/.exec(path) ?? []
  if (language !== undefined && text !== undefined) {
    const names: Record<string, string> = { title: t.textTitle, greeting: t.textGreeting, subtitle: t.textSubtitle, placeholder: t.textPlaceholder }
    return t.textIn(names[text] ?? text, language === 'en' ? t.languages.en : t.languages['zh-CN'])
  }
  const labels: Record<string, string> = {
    name: t.name,
    'settings.colour': t.colour,
    'settings.position': t.position,
    'settings.theme': t.theme,
    'settings.language': t.language,
    'settings.allowedDomains': t.domains,
  }
  return labels[path] ?? null
}
