import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { Button } from './button.tsx'

type CopyFieldProps = {
  label: string
  value: string
  isLabelHidden?: boolean
  description?: string
}

/** Something to take elsewhere: an address, a piece of code. It scrolls rather than breaks. */
export function CopyField({ label, value, isLabelHidden = false, description }: CopyFieldProps) {
  const t = useStrings(strings)
  const labelId = useId()
  const code = useRef<HTMLElement>(null)
  const { state, copy } = useCopying(value, code)
  return (
    <div role="group" aria-labelledby={labelId} className="flex min-w-0 flex-col gap-1.5">
      <span id={labelId} className={isLabelHidden ? 'sr-only' : 'text-13 font-medium text-1'}>
        {label}
      </span>
      <div className="flex items-center gap-2 rounded-8 border border-line-2 bg-subtle p-1 pl-3">
        <code
          ref={code}
          tabIndex={0}
          className="num min-w-0 flex-1 overflow-x-auto rounded-4 py-1 font-mono text-12 whitespace-pre text-1"
        >
          {value}
        </code>
        <Button
          size="sm"
          icon={
            state === 'copied' ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />
          }
          onPress={copy}
        >
          {state === 'copied' ? t.copied : t.copy}
        </Button>
      </div>
      {description === undefined ? null : <p className="text-12 text-3">{description}</p>}
      <span
        role="status"
        className={classNames(state === 'failed' ? 'text-12 text-bad' : 'sr-only')}
      >
        {state === 'copied' ? t.copied : state === 'failed' ? t.copyFailed : ''}
      </span>
    </div>
  )
}

const millisecondsSaid = 2_000

function useCopying(value: string, code: React.RefObject<HTMLElement | null>) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('ready'), millisecondsSaid)
    return () => clearTimeout(timer)
  }, [state])
  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      // Without https there is no clipboard: the text is selected for Ctrl+C instead.
      if (code.current) getSelection()?.selectAllChildren(code.current)
      setState('failed')
    }
  }
  return { state, copy }
}
