import { passwordCharactersMax, passwordCharactersMin } from '@yingsheng/contracts/limits'
import { classNames } from '@yingsheng/ui/class-names'
import { PasswordField } from '@yingsheng/ui/password-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

type NewPasswordFieldProps = {
  label: string
  value: string
  onChange: (password: string) => void
  error?: string | undefined
  size?: 'md' | 'lg'
}

/** A field for a new password that says how far it is from long enough; nothing but length counts. */
export function NewPasswordField({ label, value, onChange, error, size }: NewPasswordFieldProps) {
  const t = useStrings(strings)
  const length = [...value].length
  const strength = strengthOf(length)
  const said = {
    none: t.passwordHint(passwordCharactersMin),
    short: t.passwordMissing(passwordCharactersMin - length),
    enough: t.passwordEnough,
    good: t.passwordGood,
  }
  return (
    <div className="flex flex-col gap-2">
      <PasswordField
        label={label}
        value={value}
        onChange={onChange}
        maxLength={passwordCharactersMax}
        autoComplete="new-password"
        error={error}
        {...(size ? { size } : {})}
      />
      <div className="flex items-center gap-3">
        <span aria-hidden className="flex w-24 shrink-0 gap-1">
          {[1, 2, 3].map((step) => (
            <span
              key={step}
              className={classNames(
                'h-1 flex-1 rounded-full transition-colors duration-150',
                step <= steps[strength] ? tones[strength] : 'bg-line-2',
              )}
            />
          ))}
        </span>
        <span aria-live="polite" className="num text-12 text-3">
          {said[strength]}
        </span>
      </div>
    </div>
  )
}

const charactersGood = 16

function strengthOf(length: number): 'none' | 'short' | 'enough' | 'good' {
  if (length === 0) return 'none'
  if (length < passwordCharactersMin) return 'short'
  return length < charactersGood ? 'enough' : 'good'
}

const steps = { none: 0, short: 1, enough: 2, good: 3 }
const tones = { none: '', short: 'bg-warn-solid', enough: 'bg-brand', good: 'bg-ok' }
