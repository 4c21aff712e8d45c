import { useState, type ReactNode } from 'react'
import { LanguageSwitch } from '../components/language-switch.tsx'
import { SegmentedControl } from '../components/radio-group.tsx'
import { getDensity, setDensity, type Density } from '../theme.ts'
import { useStrings } from '../use-strings.ts'
import { Buttons } from './buttons.tsx'
import { Choices } from './choices.tsx'
import { Data } from './data.tsx'
import { Fields } from './fields.tsx'
import { Marks } from './marks.tsx'
import { Overlays } from './overlays.tsx'
import { States } from './states.tsx'
import { strings } from './strings.ts'

/** Every component in every state, in both themes at once: for building, and for the tests' axe. */
export function Gallery() {
  const t = useStrings(strings)
  const [density, keepDensity] = useState<Density>(getDensity)
  return (
    <div className="h-full overflow-y-auto bg-canvas">
      <header className="flex flex-wrap items-center gap-4 px-6 pt-6">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-22 font-semibold">{t.title}</h1>
          <p className="text-13 text-3">{t.intro}</p>
        </div>
        <SegmentedControl<Density>
          label={t.density}
          isLabelHidden
          options={[
            { id: 'comfortable', label: t.comfortable },
            { id: 'compact', label: t.compact },
          ]}
          value={density}
          onChange={(chosen) => {
            setDensity(chosen)
            keepDensity(chosen)
          }}
        />
        <LanguageSwitch />
      </header>
      <main className="grid gap-6 p-6 xl:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <section
            key={theme}
            data-theme={theme}
            aria-label={t[theme]}
            className="flex min-w-0 flex-col gap-4 rounded-16 border border-line bg-canvas p-4 text-1"
          >
            <h2 className="text-16 font-semibold">{t[theme]}</h2>
            <Panel title={t.buttons}>
              <Buttons />
            </Panel>
            <Panel title={t.fields}>
              <Fields />
            </Panel>
            <Panel title={t.choices}>
              <Choices />
            </Panel>
            <Panel title={t.overlays}>
              <Overlays />
            </Panel>
            <Panel title={t.marks}>
              <Marks />
            </Panel>
            <Panel title={t.states}>
              <States />
            </Panel>
            <Panel title={t.data}>
              <Data />
            </Panel>
          </section>
        ))}
      </main>
    </div>
  )
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-12 border border-line bg-surface p-4">
      <h3 className="pb-3 text-13 font-semibold text-2">{title}</h3>
      <div className="flex flex-col gap-4">{children}</div>
    </div>
  )
}
