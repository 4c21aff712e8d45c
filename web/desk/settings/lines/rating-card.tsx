import { Plus, X } from 'lucide-react'
import type { RatingSettings, RatingTag } from '@yingsheng/contracts/business'
import { ratingTagCharactersMax, ratingTagsMax } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Checkbox } from '@yingsheng/ui/checkbox'
import { IconButton } from '@yingsheng/ui/icon-button'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { hasEmptyWords, languages } from './line-problems.ts'
import { strings } from './strings.ts'

type RatingCardProps = {
  rating: RatingSettings
  onChange: (rating: RatingSettings) => void
  /** Whether what is missing is already said. */
  isChecked: boolean
}

/** Whether customers are asked for a rating, and in which words. */
export function RatingCard({ rating, onChange, isChecked }: RatingCardProps) {
  const t = useStrings(strings)
  const missing = (text: string) => (isChecked && text.trim() === '' ? t.textNeeded : undefined)
  return (
    <Card title={t.rating} description={t.ratingNote}>
      <div className="flex flex-col gap-5">
        <Checkbox
          isSelected={rating.isAsked}
          onChange={(isAsked) => onChange({ ...rating, isAsked })}
        >
          {t.ratingAsk}
        </Checkbox>
        {/* What is missing stays in sight: it has to be mended before anything can be saved. */}
        {rating.isAsked || hasEmptyWords(rating) ? (
          <>
            <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
              {languages.map((language) => {
                const field = (name: 'question' | 'thanks') => ({
                  value: rating.texts[language][name],
                  onChange: (text: string) =>
                    onChange({
                      ...rating,
                      texts: {
                        ...rating.texts,
                        [language]: { ...rating.texts[language], [name]: text },
                      },
                    }),
                  maxLength: 60,
                  error: missing(rating.texts[language][name]),
                  autoComplete: 'off',
                  lang: language,
                })
                return (
                  <fieldset key={language} className="flex min-w-0 flex-col gap-4">
                    <legend className="pb-2 text-13 font-semibold text-2">
                      {t.languages[language]}
                    </legend>
                    <TextField label={t.ratingQuestion} {...field('question')} />
                    <TextField label={t.ratingThanks} {...field('thanks')} />
                  </fieldset>
                )
              })}
            </div>
            {(['low', 'high'] as const).map((side) => (
              <Tags
                key={side}
                legend={t.ratingTags[side]}
                tags={rating.tags[side]}
                missing={missing}
                onChange={(tags) => onChange({ ...rating, tags: { ...rating.tags, [side]: tags } })}
              />
            ))}
          </>
        ) : null}
      </div>
    </Card>
  )
}

type TagsProps = {
  legend: string
  tags: RatingTag[]
  missing: (text: string) => string | undefined
  onChange: (tags: RatingTag[]) => void
}

function Tags({ legend, tags, missing, onChange }: TagsProps) {
  const t = useStrings(strings)
  const isFull = tags.length >= ratingTagsMax
  const change = (id: string, words: Partial<RatingTag>) =>
    onChange(tags.map((tag) => (tag.id === id ? { ...tag, ...words } : tag)))
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-2 text-13 font-semibold text-2">{legend}</legend>
      <ul className="flex flex-col gap-2">
        {tags.map((tag, index) => (
          <li key={tag.id} className="flex items-start gap-2">
            {languages.map((language) => (
              <TextField
                key={language}
                label={`${t.ratingTag(index + 1)} · ${t.languages[language]}`}
                isLabelHidden
                className="min-w-0 flex-1"
                value={tag[language]}
                onChange={(text) => change(tag.id, { [language]: text })}
                maxLength={ratingTagCharactersMax}
                error={missing(tag[language])}
                placeholder={t.languages[language]}
                autoComplete="off"
                lang={language}
              />
            ))}
            <IconButton
              label={t.ratingTagRemove(tag['zh-CN'])}
              onPress={() => onChange(tags.filter(({ id }) => id !== tag.id))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          isDisabled={isFull}
          onPress={() => onChange([...tags, { id: crypto.randomUUID(), 'zh-CN': '', en: '' }])}
        >
          {t.ratingTagAdd}
        </Button>
        {isFull ? <span className="text-12 text-3">{t.ratingTagsFull(ratingTagsMax)}</span> : null}
      </div>
    </fieldset>
  )
}
