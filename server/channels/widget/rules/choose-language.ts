import type { Language } from '@yingsheng/contracts/text'

/** The line's own language where it is set; else Chinese for those who prefer any Chinese, English for the rest. */
export function chooseLanguage(
  setting: 'auto' | Language,
  preferred: string | undefined,
): Language {
  if (setting !== 'auto') return setting
  return preferred === undefined || /^zh\b/i.test(preferred) ? 'zh-CN' : 'en'
}
