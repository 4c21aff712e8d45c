import { useRef, useState } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Form } from '@yingsheng/ui/form'
import { RadioGroup } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { ManagementFrame } from '../settings-frame.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { strings } from './strings.ts'
import { type Details, useExport } from './use-export.ts'

export function ExportsPage() {
  const t = useStrings(settingsStrings)
  return (
    <ManagementFrame title={t.exports} description={t.exportsText} section="exports">
      <ExportCard />
    </ManagementFrame>
  )
}

function ExportCard() {
  const t = useStrings(strings)
  const today = useRef(dayOf(new Date())).current
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`)
  const [until, setUntil] = useState(today)
  const [details, setDetails] = useState<Details>('masked')
  const [isChecked, setChecked] = useState(false)
  const { state, start, stop } = useExport()
  const isRunning = state.is === 'running'
  function submit() {
    setChecked(true)
    if (from === '' || until === '' || until < from || isRunning) return false
    void start({ from, until, details })
  }
  const orderProblem = from !== '' && until < from ? t.order : undefined
  return (
    <Card id="setting-export" title={t.conversations} description={t.conversationsText}>
      <Form label={t.conversations} onSubmit={submit} className="flex max-w-120 flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t.from}
            type="date"
            value={from}
            onChange={setFrom}
            error={isChecked && from === '' ? t.needDay : undefined}
          />
          <TextField
            label={t.until}
            type="date"
            value={until}
            onChange={setUntil}
            error={isChecked ? (until === '' ? t.needDay : orderProblem) : undefined}
          />
        </div>
        <RadioGroup<Details>
          label={t.details}
          value={details}
          onChange={setDetails}
          options={[
            { id: 'masked', label: t.masked, note: t.maskedText },
            { id: 'full', label: t.full, note: t.fullText },
          ]}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" isPending={isRunning}>
            {t.start}
          </Button>
          {isRunning ? <Button onPress={stop}>{t.stop}</Button> : null}
        </div>
        <Outcome state={state} />
      </Form>
    </Card>
  )
}

function Outcome({ state }: { state: ReturnType<typeof useExport>['state'] }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  switch (state.is) {
    case 'idle':
      return null
    case 'running':
      return (
        <p role="status" className="text-13 text-2 tabular-nums">
          {t.progress(state.conversations, sizeOf(state.bytes))}
        </p>
      )
    case 'done':
      return (
        <Banner tone="ok">
          {state.conversations === 0 ? t.nothing : t.done(state.conversations)}
        </Banner>
      )
    case 'broken':
      return <Banner tone="bad">{t.brokenOff}</Banner>
    case 'refused':
      return <Banner tone="bad">{sentence(state.error)}</Banner>
  }
}

/** As a date field has it, by this computer's clock. */
function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
