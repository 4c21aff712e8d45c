import { Pencil } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Customer } from '@yingsheng/contracts/customers'
import { nameCharactersMax, noteCharactersMax } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { IconButton } from '@yingsheng/ui/icon-button'
import { showToast } from '@yingsheng/ui/toast'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useStrings } from '@yingsheng/ui/use-strings'
import { sentenceFor } from '../say-refusal.ts'
import { changeCustomer, type CustomerChange } from './change-customer.ts'
import { plainPhone, type ProfileProblem } from './rules/profile-problems.ts'
import { strings } from './strings.ts'

type Field = 'name' | 'phone' | 'email' | 'remark'
type Props = {
  customer: Customer
  field: Field
  label: string
  /** What is known, masked where it has to be; null when nothing is. */
  shown: string | null
  /** What editing starts with: nothing where the value is masked. */
  start: string
  problem?: (value: string) => ProfileProblem | null
  inputMode?: 'tel' | 'email'
  isLong?: boolean
  display?: ReactNode
}

/** A line of the profile that becomes a field when it is to be changed. */
export function EditableField(props: Props) {
  const { label, shown, display, isLong } = props
  const t = useStrings(strings)
  const [isEditing, setIsEditing] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const stop = () => {
    setIsEditing(false)
    requestAnimationFrame(() =>
      opener.current?.querySelector('button:last-of-type')?.closest('button')?.focus(),
    )
  }
  return (
    <div
      ref={opener}
      className={classNames(
        'group flex min-h-8 gap-3',
        isEditing || isLong ? 'items-start' : 'items-center',
      )}
    >
      <dt className={classNames('w-17 shrink-0 text-3', (isEditing || isLong) && 'pt-1.25')}>
        {label}
      </dt>
      <dd
        className={classNames('flex min-w-0 flex-1 gap-1', isLong ? 'items-start' : 'items-center')}
      >
        {isEditing ? (
          <Editor {...props} stop={stop} />
        ) : (
          <>
            <span
              className={classNames(
                'min-w-0 flex-1',
                isLong ? 'py-1.25 whitespace-pre-wrap' : 'flex items-center',
              )}
            >
              {display ??
                (shown ? (
                  <bdi className={isLong ? '' : 'truncate'}>{shown}</bdi>
                ) : (
                  <span className="text-3">{t.empty}</span>
                ))}
            </span>
            <IconButton
              size="sm"
              label={t.edit(label)}
              className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
              onPress={() => setIsEditing(true)}
            >
              <Pencil aria-hidden />
            </IconButton>
          </>
        )}
      </dd>
    </div>
  )
}

function Editor({
  customer,
  field,
  label,
  shown,
  start,
  problem,
  inputMode,
  isLong,
  stop,
}: Props & { stop: () => void }) {
  const t = useStrings(strings)
  const [value, setValue] = useState(start)
  const [said, setSaid] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [base, setBase] = useState(customer)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const noteId = useId()
  const isMasked = field === 'phone' || field === 'email'
  useEffect(() => input.current?.focus(), [])

  /** Answers whether it was saved; otherwise the field says why not. */
  async function save(change: CustomerChange): Promise<boolean> {
    setIsSaving(true)
    try {
      const outcome = await changeCustomer(base, change)
      if (outcome.is === 'saved') {
        stop()
        return true
      }
      // The next press is made knowing what is there, and replaces it.
      setBase(outcome.now)
      const now = {
        name: outcome.now.name,
        phone: outcome.now.phoneMasked,
        email: outcome.now.emailMasked,
        remark: outcome.now.remark,
      }[field]
      setSaid(now ? t.stale(now) : t.staleEmpty)
    } catch (error) {
      setSaid(sentenceFor(error))
    } finally {
      setIsSaving(false)
    }
    return false
  }

  async function clear() {
    if (await save({ [field]: null })) showToast({ text: t.cleared(label) })
  }

  function submit() {
    const trimmed = field === 'phone' ? plainPhone(value) : value.trim()
    // Nothing typed over a masked value means that it stays; clearing has its own button.
    if (trimmed === start.trim() || (isMasked && trimmed === '')) return stop()
    const wrong = trimmed === '' && field === 'remark' ? null : (problem?.(trimmed) ?? null)
    if (wrong) return setSaid(t[wrong])
    void save({ [field]: field === 'email' ? trimmed.toLowerCase() : trimmed })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      stop()
    }
    if (event.key !== 'Enter' || (isLong && !event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    submit()
  }

  const shared = {
    ref: input,
    value,
    'aria-label': label,
    'aria-invalid': said !== null,
    'aria-describedby': noteId,
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
    onKeyDown,
    className:
      'w-full rounded-8 border border-line-3 bg-surface px-2 py-1 text-13 outline-hidden focus:border-ring focus:outline-1 focus:outline-ring aria-invalid:border-bad',
  }
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1.5 pb-1.5">
      {isLong ? (
        <textarea {...shared} rows={4} maxLength={noteCharactersMax} placeholder={t.addRemark} />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={field === 'name' ? nameCharactersMax : 254}
          {...(inputMode ? { inputMode } : {})}
          placeholder={isMasked && shown ? t.keepMasked(shown) : ''}
        />
      )}
      <span id={noteId} role="alert" className="text-12 text-bad empty:hidden">
        {said}
      </span>
      <span className="flex flex-wrap gap-1.5">
        <Button size="sm" variant="primary" isPending={isSaving} onPress={submit}>
          {t.save}
        </Button>
        <Button size="sm" onPress={stop}>
          {t.cancel}
        </Button>
        {shown && field !== 'remark' ? (
          <Button size="sm" variant="ghost" onPress={() => void clear()}>
            {t.clear(label)}
          </Button>
        ) : null}
      </span>
    </span>
  )
}
