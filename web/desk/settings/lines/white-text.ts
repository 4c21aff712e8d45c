import { contrastRatio } from '@yingsheng/ui/colour-contrast'

/** WCAG 2.2 AA for text on the launcher and the header; the server asks the same. */
const contrastMin = 4.5

/** How well white text can be read on a colour, and whether that is enough. */
export function whiteTextOn(colour: string): { ratio: string; isReadable: boolean } {
  const ratio = contrastRatio('#ffffff', colour)
  // Rounded down: 4.49 is not 4.5.
  return { ratio: (Math.floor(ratio * 100) / 100).toFixed(2), isReadable: ratio >= contrastMin }
}

/** The same hue, darkened no further than needed for white text. */
export function darkenForWhiteText(colour: string): string {
  let share = 1
  let darkened = colour
  while (contrastRatio('#ffffff', darkened) < contrastMin) {
    share -= 0.01
    darkened = scale(colour, share)
  }
  return darkened
}

function scale(colour: string, share: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
