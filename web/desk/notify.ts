/** How the desk calls an agent who looks elsewhere: a desktop notification, one soft sound, the tab's title. */

export type NotificationPermissionState = 'granted' | 'denied' | 'default' | 'unsupported'

export function notificationPermission(): NotificationPermissionState {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported'
}

/** Asks the browser; only from a button the agent has pressed, or browsers answer no for good. */
export async function askForNotifications(): Promise<NotificationPermissionState> {
  if (!('Notification' in globalThis)) return 'unsupported'
  return Notification.requestPermission()
}

/**
 * Shows a desktop notification if the agent allowed it and is not looking at the desk. A later one
 * with the same tag takes the place of the earlier.
 */
export function notify({
  title,
  body,
  tag,
  open,
}: {
  title: string
  body: string
  tag: string
  open: () => void
}): void {
  if (notificationPermission() !== 'granted' || isLookedAt()) return
  const shown = new Notification(title, { body, tag, silent: true, icon: '/desk/icon.svg' })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}

/** The window is in front and has the focus. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

let audio: AudioContext | undefined
let soundedAt = -Infinity
const soundEveryMilliseconds = 2_000

/** In hertz: a customer's line rises, a supervisor's word falls. */
const melodies = { message: [659, 880], whisper: [880, 740, 587] }

/** Soft notes, made here rather than loaded; many lines at once make one sound. */
export function playSound(kind: keyof typeof melodies = 'message'): void {
  if (performance.now() - soundedAt < soundEveryMilliseconds) return
  soundedAt = performance.now()
  try {
    audio ??= new AudioContext()
    // Browsers hold sound back until the page was used once; then this one stays silent.
    if (audio.state === 'suspended') void audio.resume()
    for (const [place, hertz] of melodies[kind].entries()) playNote(audio, hertz, place * 0.14)
  } catch {
    // A machine without sound.
  }
}

function playNote(context: AudioContext, hertz: number, inSeconds: number): void {
  const start = context.currentTime + inSeconds
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.type = 'sine'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.09, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(start + 0.55)
}
