import { refusalStrings, type SaidCode } from '@yingsheng/ui/refusal-strings'
import { showToast } from '@yingsheng/ui/toast'
import { getLanguage } from '@yingsheng/ui/use-strings'
import { RefusalError } from './api.ts'

/** The sentence for whatever went wrong, in the language in force. */
export function sentenceFor(error: unknown): string {
  return sentenceForCode(error instanceof RefusalError ? error.code : 'internal')
}

export function sentenceForCode(code: string): string {
  const sentences = refusalStrings[getLanguage()]
  return code in sentences ? sentences[code as SaidCode] : sentences.internal
}

/** Says in passing that something was not done, and why. */
export function showRefusal(error: unknown): void {
  showToast({ tone: 'bad', text: sentenceFor(error) })
}
