import type { Delivery, DeliveryAttempt } from '@yingsheng/contracts/integrations'
import { Banner } from '@yingsheng/ui/banner'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** What the receiver said to the test event. */
export function TestResult({ delivery: { status, last } }: { delivery: Delivery }) {
  const t = useStrings(strings)
  if (last === null) return null
  const isTaken = status === 'delivered'
  return (
    <div className="flex flex-col gap-2">
      <Banner tone={isTaken ? 'ok' : 'bad'}>
        {isTaken ? t.testOk : t.testBad} · <Answered attempt={last} />
      </Banner>
      {last.problem === null ? <AnswerText text={last.response} /> : null}
    </div>
  )
}

/** `200 · 35 毫秒`, or why there was no answer. */
export function Answered({ attempt }: { attempt: DeliveryAttempt }) {
  const t = useStrings(strings)
  const { status, problem, milliseconds } = attempt
  return (
    <span className="num">
      {problem === null ? `HTTP ${status}` : t.problems[problem]} · {t.milliseconds(milliseconds)}
    </span>
  )
}

export function AnswerText({ text }: { text: string }) {
  const t = useStrings(strings)
  if (text === '') return <p className="text-12 text-3">{t.emptyAnswer}</p>
  return <Code label={t.answer}>{text}</Code>
}

/** Text of somebody else's machine: as it is, scrolling where it is long. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className="max-h-60 overflow-auto rounded-8 border border-line bg-subtle px-3 py-2 font-mono text-12 break-all whitespace-pre-wrap text-1"
    >
      {children}
    </pre>
  )
}
