import { passwordCharactersMin } from '@yingsheng/contracts/limits'
import type { strings } from './strings.ts'

type Sentences = (typeof strings)['zh-CN']

/** What is wrong with a new password before it is sent, or undefined. */
export function passwordProblem(password: string, t: Sentences): string | undefined {
  if (password === '') return t.needPassword
  return [...password].length < passwordCharactersMin
    ? t.passwordShort(passwordCharactersMin)
    : undefined
}

/** Why the server found it weak: `detail.why` of `password_weak`. */
export function weakPasswordSentence(failure: unknown, t: Sentences): string | undefined {
  const { code, detail } = failure as { code?: unknown; detail?: { why?: unknown } }
  if (code !== 'password_weak') return undefined
  const why = detail?.why
  return why === 'short' || why === 'personal' ? t.passwordWeak[why] : t.passwordWeak.common
}

/** Enough to catch a slip; whether the address exists only the server can tell. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}
