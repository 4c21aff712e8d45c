import { passwordCharactersMin } from '@yingsheng/contracts/limits'
import { commonPasswords } from './common-passwords.ts'

type Verdict = { outcome: 'fit' } | { outcome: 'weak'; why: 'short' | 'common' | 'personal' }

/**
 * Length and a list of what everybody tries; no rules of composition (NIST SP 800-63B-4). `about`:
 * words of the person's own that must not be all there is to it.
 */
export function judgePassword(password: string, about: readonly string[]): Verdict {
  if ([...password].length < passwordCharactersMin) return { outcome: 'weak', why: 'short' }
  const plain = simplify(password)
  if (plain.length < 3 || commonPasswords.has(plain)) return { outcome: 'weak', why: 'common' }
  const isPersonal = about.some(
    (word) => plain === simplify(word) || plain === simplify(word.split('@')[0]!),
  )
  return isPersonal ? { outcome: 'weak', why: 'personal' } : { outcome: 'fit' }
}

/** What is left when case, trailing decoration and repetition are taken away. */
function simplify(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\d!@#$%^&*._-]+$/, '')
  return plain.replace(/^(.+?)\1+$/u, '$1')
}
