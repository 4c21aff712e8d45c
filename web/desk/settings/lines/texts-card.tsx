import type { WidgetSettings, WidgetTexts } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { Card } from '@yingsheng/ui/card'
import { TextArea } from '@yingsheng/ui/text-area'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { languages, textLimits, type LineProblems } from './line-problems.ts'
import { strings } from './strings.ts'

type TextsCardProps = {
  texts: WidgetSettings['texts']
  onChange: (texts: WidgetSettings['texts']) => void
  problems: LineProblems['texts']
}

/** Both languages side by side, so that neither is forgotten. */
export function TextsCard({ texts, onChange, problems }: TextsCardProps) {
  const t = useStrings(strings)
  return (
    <Card title={t.texts} description={t.textsNote}>
      <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
        {languages.map((language) => (
          <LanguageTexts
            key={language}
            language={language}
            texts={texts[language]}
            onChange={(changed) => onChange({ ...texts, [language]: changed })}
            problems={problems
              .filter((problem) => problem.language === language)
              .map(({ name }) => name)}
          />
        ))}
      </div>
    </Card>
  )
}

type LanguageTextsProps = {
  language: Language
  texts: WidgetTexts
  onChange: (texts: WidgetTexts) => void
  problems: readonly (keyof WidgetTexts)[]
}

function LanguageTexts({ language, texts, onChange, problems }: LanguageTextsProps) {
  const t = useStrings(strings)
  const field = (name: keyof WidgetTexts) => ({
    value: texts[name],
    onChange: (value: string) => onChange({ ...texts, [name]: value }),
    maxLength: textLimits[name],
    error: problems.includes(name) ? t.textNeeded : undefined,
    autoComplete: 'off',
    lang: language,
  })
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="pb-2 text-13 font-semibold text-2">{t.languages[language]}</legend>
      <TextField label={t.textTitle} description={t.textTitleNote} {...field('title')} />
      <TextField label={t.textGreeting} {...field('greeting')} />
      <TextArea label={t.textSubtitle} isOptional rowsMax={4} {...field('subtitle')} />
      <TextField label={t.textPlaceholder} {...field('placeholder')} />
    </fieldset>
  )
}
