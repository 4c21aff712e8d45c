import type { strings } from './strings.ts'

type Sentences = (typeof strings)['zh-CN']

/** What a field of a line is called on its page, by the path a difference names. */
export function describeField(
  path: string,
  t: Sentences,
): { label: string; values?: Record<string, string> } | null {
  const [, language, text] = /^settings\.texts\.(zh-CN|en)\.(\w+)$/.exec(path) ?? []
  if (language !== undefined && text !== undefined) return { label: textLabel(language, text, t) }
  if (path.startsWith('settings.rating.')) return { label: t.rating }
  const fields: Record<string, { label: string; values?: Record<string, string> }> = {
    name: { label: t.name },
    'settings.colour': { label: t.colour },
    'settings.position': { label: t.position, values: t.positions },
    'settings.theme': { label: t.theme, values: t.themes },
    'settings.language': { label: t.language, values: t.languages },
    'settings.allowedDomains': { label: t.domains },
  }
  return fields[path] ?? null
}

function textLabel(language: string, text: string, t: Sentences): string {
  const names: Record<string, string> = {
    title: t.textTitle,
    greeting: t.textGreeting,
    subtitle: t.textSubtitle,
    placeholder: t.textPlaceholder,
  }
  return t.textIn(names[text] ?? text, language === 'en' ? t.languages.en : t.languages['zh-CN'])
}
