import { readWhen, type When } from './when.ts'

/*
 * A scene is written as people write a play, one line a step:
 *
 *   [-6d 09:12] 林晓雯: 你好，充电宝充得特别慢 📎 power-bank.webp
 *   何静: 您好，请问用的是自带的线吗？
 *   | 在包装盒的侧袋里。                       a further line of the same message
 *   何静 (note): @李婷 这批线材有反馈。        said among agents
 *   [+3m] 林晓雯: 是自带的
 *   何静 gives to 陈岩                          also: claims, gives back, resolves, reopens, reads
 *   陈岩 (draft): 您好，                        also: (note draft), (remark)
 *
 * The times in brackets are those of `when.ts`; a line without one comes as soon as a person would
 * have written it.
 */
export type Step = { by: string; when: When } & (
  | { does: 'says' | 'notes'; text: string; files: string[] }
  | { does: 'drafts' | 'drafts a note' | 'remarks'; text: string }
  | { does: 'claims' | 'resolves' | 'reopens' | 'reads' }
  | { does: 'gives'; to: string | null }
)

/** The steps of a script. Throws at a line that cannot be read, or that is nobody's of `names`. */
export function readScript(script: string, names: readonly string[]): Step[] {
  const steps: Step[] = []
  for (const line of script.split('\n').map((text) => text.trim())) {
    if (line === '') continue
    if (line.startsWith('|')) continueText(steps.at(-1), line.slice(1).trim())
    else steps.push(readLine(line, names))
  }
  return steps
}

function continueText(step: Step | undefined, text: string): void {
  if (step === undefined || !('text' in step)) throw new Error(`“${text}” continues nothing`)
  step.text += `\n${text}`
}

function readLine(line: string, names: readonly string[]): Step {
  const [, time, said] = /^(?:\[([^\]]+)\]\s*)?(.*)$/.exec(line) as unknown as string[]
  const when: When = time === undefined ? { is: 'in its own time' } : readWhen(time)
  const by = nameAt(said!, names)
  const rest = said!.slice(by.length)
  const spoken = /^(?: \((note|draft|note draft|remark)\))?[:：]\s*(\S.*)$/.exec(rest)
  return spoken === null
    ? { by, when, ...readDeed(rest.trim(), names, line) }
    : { by, when, ...readSpoken(spoken[1], spoken[2]!) }
}

/** The longest name that the line begins with, so that nobody is taken for somebody shorter. */
function nameAt(said: string, names: readonly string[]): string {
  const [name] = names
    .filter((one) => said.startsWith(one))
    .sort((one, other) => other.length - one.length)
  if (name === undefined) throw new Error(`nobody of this scene begins “${said}”`)
  return name
}

function readSpoken(how: string | undefined, spoken: string) {
  if (how === 'draft') return { does: 'drafts' as const, text: spoken }
  if (how === 'note draft') return { does: 'drafts a note' as const, text: spoken }
  if (how === 'remark') return { does: 'remarks' as const, text: spoken }
  const [text = '', files = ''] = spoken.split('📎').map((part) => part.trim())
  const does = how === 'note' ? ('notes' as const) : ('says' as const)
  return { does, text, files: files.split(' ').filter((file) => file !== '') }
}

function readDeed(deed: string, names: readonly string[], line: string) {
  if (deed === 'claims' || deed === 'resolves' || deed === 'reopens' || deed === 'reads')
    return { does: deed } as const
  if (deed === 'gives back') return { does: 'gives' as const, to: null }
  const [, to] = /^gives to (.+)$/.exec(deed) ?? []
  if (to === undefined || !names.includes(to)) throw new Error(`“${line}” is no step of a script`)
  return { does: 'gives' as const, to }
}
