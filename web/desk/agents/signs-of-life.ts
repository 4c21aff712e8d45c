/**
 * Tells the server that somebody is here: while the desk has been touched within the last minutes,
 * every half minute. A desk that is only open says nothing, and its agent goes off duty. [C21]
 */
import { idleMinutesMax } from '@yingsheng/contracts/limits'
import { tellServer, useLive } from '../live/live.ts'

const everyMilliseconds = 30_000
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Until the answer is called. Opening the desk is a touch. */
export function startSignsOfLife(): () => void {
  let touchedAt = Date.now()
  let toldAt = -Infinity

  const tell = () => {
    if (tellServer({ type: 'alive' })) toldAt = Date.now()
  }
  const touch = () => {
    touchedAt = Date.now()
    // Back after a while: at once, so that nobody who is here stands as away.
    if (touchedAt - toldAt >= everyMilliseconds) tell()
  }
  const look = () => {
    if (Date.now() - touchedAt < idleMinutesMax * 60_000) tell()
  }
  for (const kind of touches) addEventListener(kind, touch, { passive: true, capture: true })
  const timer = setInterval(look, everyMilliseconds)
  const stopWatching = useLive.subscribe(({ connection }, before) => {
    if (connection.is === 'online' && before.connection.is !== 'online') look()
  })
  if (useLive.getState().connection.is === 'online') look()
  return () => {
    for (const kind of touches) removeEventListener(kind, touch, { capture: true })
    clearInterval(timer)
    stopWatching()
  }
}
