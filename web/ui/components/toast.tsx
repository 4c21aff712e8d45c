import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { IconButton } from './icon-button.tsx'

type Toast = {
  tone: 'ok' | 'bad' | 'info'
  text: string
  undo?: { label?: string | undefined; run: () => void } | undefined
}

/** Long enough to press undo; it waits while the pointer or the focus is on it. */
const millisecondsShown = 5_000
const millisecondsShownBad = 10_000
const toastsShownMax = 3

const queue = new ToastQueue<Toast>({ maxVisibleToasts: toastsShownMax })

/** Says in passing that something happened. With `undo` it can be taken back for 5 s. */
export function showToast(toast: {
  text: string
  tone?: Toast['tone']
  undo?: () => void
  /** Instead of 撤销. */
  undoLabel?: string
}): void {
  const tone = toast.tone ?? 'ok'
  const shown: Toast = { tone, text: toast.text }
  if (toast.undo) shown.undo = { label: toast.undoLabel, run: toast.undo }
  queue.add(shown, { timeout: tone === 'bad' ? millisecondsShownBad : millisecondsShown })
}

/** Belongs once at the end of the page. F6 takes the keyboard to it. */
export function ToastRegion() {
  const t = useStrings(strings)
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={t.notifications}
      className="fixed inset-x-4 bottom-4 z-60 flex flex-col items-center gap-2 outline-offset-4 sm:left-auto sm:items-end"
    >
      {({ toast }) => <ToastCard toast={toast} />}
    </AriaToastRegion>
  )
}

function ToastCard({ toast }: { toast: Parameters<typeof AriaToast<Toast>>[0]['toast'] }) {
  const t = useStrings(strings)
  const { tone, text, undo } = toast.content
  const Icon = icons[tone]
  return (
    <AriaToast
      toast={toast}
      className="flex w-full max-w-100 items-center gap-2 rounded-12 border border-line bg-surface py-1.5 pr-1.5 pl-3 text-13 text-1 shadow-3 sm:min-w-75"
    >
      <Icon size={18} aria-hidden className={iconTones[tone]} />
      <ToastContent className="min-w-0 flex-1 py-1.5">
        <Text slot="title">{text}</Text>
      </ToastContent>
      {undo ? (
        <AriaButton
          className="inline-flex h-control-sm items-center rounded-6 px-2 font-semibold text-brand-text hover:bg-hover"
          onPress={() => {
            undo.run()
            queue.close(toast.key)
          }}
        >
          {undo.label ?? t.undo}
        </AriaButton>
      ) : null}
      <IconButton size="sm" label={t.close} onPress={() => queue.close(toast.key)}>
        <X aria-hidden />
      </IconButton>
    </AriaToast>
  )
}

const icons = { ok: CircleCheck, bad: CircleAlert, info: Info }
const iconTones = { ok: 'text-ok', bad: 'text-bad', info: 'text-info' }
