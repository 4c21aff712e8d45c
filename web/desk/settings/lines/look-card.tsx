import { Check } from 'lucide-react'
import type { WidgetSettings } from '@yingsheng/contracts/business'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { ColourField, isColour } from '@yingsheng/ui/colour-field'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LineProblems } from './line-problems.ts'
import { strings } from './strings.ts'
import { darkenForWhiteText, whiteTextOn } from './white-text.ts'

type BasicsCardProps = {
  name: string
  onChange: (name: string) => void
  problem: LineProblems['name']
}

export function BasicsCard({ name, onChange, problem }: BasicsCardProps) {
  const t = useStrings(strings)
  return (
    <Card title={t.basics}>
      <TextField
        label={t.name}
        description={t.nameNote}
        autoComplete="off"
        maxLength={nameCharactersMax}
        value={name}
        onChange={onChange}
        error={problem === undefined ? undefined : t.needName}
        className="max-w-100"
      />
    </Card>
  )
}

type LookCardProps = {
  settings: WidgetSettings
  onChange: (changes: Partial<WidgetSettings>) => void
  problem: LineProblems['colour']
}

export function LookCard({ settings, onChange, problem }: LookCardProps) {
  const t = useStrings(strings)
  return (
    <Card title={t.look}>
      <div className="flex flex-col gap-5">
        <Colour
          colour={settings.colour}
          onChange={(colour) => onChange({ colour })}
          problem={problem}
        />
        <div className="flex flex-wrap gap-x-8 gap-y-5">
          <SegmentedControl<WidgetSettings['position']>
            label={t.position}
            options={[
              { id: 'left', label: t.positions.left },
              { id: 'right', label: t.positions.right },
            ]}
            value={settings.position}
            onChange={(position) => onChange({ position })}
          />
          <SegmentedControl<WidgetSettings['theme']>
            label={t.theme}
            options={[
              { id: 'light', label: t.themes.light },
              { id: 'dark', label: t.themes.dark },
              { id: 'system', label: t.themes.system },
            ]}
            value={settings.theme}
            onChange={(theme) => onChange({ theme })}
          />
          <SegmentedControl<WidgetSettings['language']>
            label={t.language}
            description={t.languageNote}
            options={[
              { id: 'auto', label: t.languages.auto },
              { id: 'zh-CN', label: t.languages['zh-CN'] },
              { id: 'en', label: t.languages.en },
            ]}
            value={settings.language}
            onChange={(language) => onChange({ language })}
          />
        </div>
      </div>
    </Card>
  )
}

type ColourProps = {
  colour: string
  onChange: (colour: string) => void
  problem: LineProblems['colour']
}

function Colour({ colour, onChange, problem }: ColourProps) {
  const t = useStrings(strings)
  const ratio = isColour(colour) ? whiteTextOn(colour).ratio : ''
  const errors = { invalid: t.colourInvalid, light: t.colourBad(ratio) }
  return (
    <div className="flex flex-col items-start gap-3">
      <ColourField
        label={t.colour}
        value={colour}
        onChange={onChange}
        className="w-full max-w-60"
        description={
          problem === undefined ? <span className="num">{t.colourNote(ratio)}</span> : undefined
        }
        error={problem === undefined ? undefined : errors[problem]}
      />
      {problem === 'light' ? (
        <Button size="sm" onPress={() => onChange(darkenForWhiteText(colour))}>
          {t.colourDarker}
        </Button>
      ) : null}
      <div role="group" aria-label={t.presets} className="flex flex-wrap gap-1.5">
        {presets.map(({ name, value }) => (
          <button
            key={name}
            type="button"
            aria-label={t.presetNames[name]}
            aria-pressed={colour === value}
            title={t.presetNames[name]}
            onClick={() => onChange(value)}
            className="inline-flex size-8 items-center justify-center rounded-8 border border-line-2 text-white touch:size-10"
            style={{ background: value }}
          >
            {colour === value ? <Check size={16} strokeWidth={3} aria-hidden /> : null}
          </button>
        ))}
      </div>
    </div>
  )
}

/** White text on each reaches 4.5:1. */
const presets = [
  { name: 'teal', value: '#0a7370' },
  { name: 'blue', value: '#1c5bb8' },
  { name: 'violet', value: '#6145b8' },
  { name: 'rose', value: '#b3245f' },
  { name: 'orange', value: '#a84a0c' },
  { name: 'ink', value: '#243038' },
] as const
