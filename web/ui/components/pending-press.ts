import { useEffect } from 'react'
import type { ButtonProps } from 'react-aria-components/Button'
import { announce } from '../announce.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'

type Props = Omit<ButtonProps, 'children' | 'className' | 'style'>

/**
 * A button at work: it keeps the focus, takes no second press and says so. React Aria has the like,
 * but its announcement names the button by id and is wrong as soon as the button is gone.
 */
export function usePendingPress({ isPending = false, ...props }: Props): Props {
  const t = useStrings(strings)
  useEffect(() => {
    if (isPending) announce(t.loading)
  }, [isPending, t])
  if (!isPending) return props
  const {
    onPress: _onPress,
    onPressStart: _onPressStart,
    onPressEnd: _onPressEnd,
    onPressUp: _onPressUp,
    ...rest
  } = props
  // Type button, so that Enter in a field of its form does not submit again.
  return { ...rest, type: 'button', 'aria-disabled': true }
}
