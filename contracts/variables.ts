/**
 * Places in a prepared text that are filled with what is true where it is said: `{{customer.name}}`.
 * In Chinese texts they have Chinese names; kept is always the canonical one.
 */
export const variableNames = [
  'customer.name',
  'agent.name',
  'brand.name',
  'conversation.number',
  'greeting',
] as const
export type VariableName = (typeof variableNames)[number]

const chineseNames: Record<VariableName, string> = {
  'customer.name': '客户.称呼',
  'agent.name': '客服.称呼',
  'brand.name': '品牌.名称',
  'conversation.number': '会话.编号',
  greeting: '问候语',
}

const byName = new Map<string, VariableName>(
  variableNames.flatMap((name) => [
    [name, name],
    [chineseNames[name], name],
  ]),
)
const place = /\{\{\s*([\p{L}\p{N}]{1,20}(?:\.[\p{L}\p{N}]{1,20})?)\s*\}\}/gu

/** The variable as people of a language write it, with its braces. */
export function writtenVariable(name: VariableName, language: string): string {
  return `{{${language === 'en' ? name : chineseNames[name]}}}`
}

/** Known variables under their canonical names: as texts are kept. */
export function withCanonicalVariables(text: string): string {
  return text.replace(place, (whole, name: string) => {
    const known = byName.get(name)
    return known === undefined ? whole : `{{${known}}}`
  })
}

/** The same text with the names people of a language write. */
export function withWrittenVariables(text: string, language: string): string {
  return text.replace(place, (whole, name: string) => {
    const known = byName.get(name)
    return known === undefined ? whole : writtenVariable(known, language)
  })
}

/** Names in braces that mean nothing to us: a slip of the pen, told at saving. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(place)].map(([, name]) => name!)
  return [...new Set(names.filter((name) => !byName.has(name)))]
}

/** Variables that still stand in a text as they are: nothing that is said to a customer may hold one. */
export function openVariables(text: string): VariableName[] {
  const names = [...text.matchAll(place)].map(([, name]) => byName.get(name!))
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** Fills in what is known; what is not stays open, so that somebody sees it before it is sent. */
export function fillVariables(
  text: string,
  values: Readonly<Partial<Record<VariableName, string | null>>>,
): string {
  return text.replace(place, (whole, name: string) => {
    const known = byName.get(name)
    return (known && values[known]?.trim()) || whole
  })
}
