import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { IconButton } from './icon-button.tsx'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** A text field that hides what is typed until asked to show it. Pasting is welcome. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'after'>) {
  const t = useStrings(strings)
  const [isShown, setIsShown] = useState(false)
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      after={
        <IconButton
          size="sm"
          className="mr-1"
          label={isShown ? t.hidePassword : t.showPassword}
          onPress={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </IconButton>
      }
    />
  )
}
