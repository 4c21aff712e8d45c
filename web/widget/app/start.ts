import type { WidgetConfig } from '@yingsheng/contracts/widget'
import { strings } from './strings.ts'
import { ask, type Refused } from './ask.ts'
import { chosenLanguage } from './me.ts'
import { change, state } from './model.ts'
import { lineId, preferredLanguage } from './place.ts'
import { tellFace } from './talk.ts'

/** Reads how this line looks and greets, in the language asked for. */
export async function start(language = chosenLanguage() || preferredLanguage): Promise<void> {
  change({ trouble: null })
  try {
    const config = await ask<WidgetConfig>(
      'GET',
      `/api/widget/lines/${lineId}?language=${encodeURIComponent(language)}`,
    )
    wear(config)
    tellFace()
  } catch (error) {
    if (!state.config)
      change({
        trouble: (error as Refused).code,
        words: strings[/^zh/i.test(language) ? 'zh-CN' : 'en'],
      })
  }
}

/** Looks and speaks as the line wants it. */
export function wear(config: WidgetConfig): void {
  document.documentElement.lang = config.language
  document.title = config.texts.title
  document.documentElement.style.setProperty('--brand', config.colour)
  change({ config, words: strings[config.language] })
  dress()
}

const dark = matchMedia('(prefers-color-scheme: dark)')
dark.onchange = dress

function dress(): void {
  const { theme = 'system' } = state.config ?? {}
  document.documentElement.dataset['theme'] =
    theme === 'dark' || (theme === 'system' && dark.matches) ? 'dark' : 'light'
}
