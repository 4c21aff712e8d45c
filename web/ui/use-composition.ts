/**
 * True while an input method is composing: Enter then picks a candidate and must not send or submit.
 * Safari ends the composition before the key event, which still carries keyCode 229.
 */
export function isComposing(event: KeyEventLike): boolean {
  const native = event.nativeEvent ?? event
  return native.isComposing === true || native.keyCode === 229
}

/** A DOM or a React keyboard event. */
type KeyEventLike = {
  isComposing?: boolean
  keyCode?: number
  nativeEvent?: { isComposing?: boolean; keyCode?: number }
}
