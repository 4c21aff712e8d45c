/**
 * Says something to those who hear the page, without a place on the screen: `announce('已复制')`.
 * The sentence is gone after a moment, so that nobody meets it again on the way through the page.
 */
export function announce(sentence: string): void {
  region ??= createRegion()
  const line = document.createElement('p')
  line.textContent = sentence
  region.append(line)
  setTimeout(() => line.remove(), millisecondsKept)
}

const millisecondsKept = 5_000
let region: HTMLElement | undefined

function createRegion(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'sr-only'
  element.setAttribute('role', 'log')
  element.setAttribute('aria-live', 'polite')
  // React Aria hides the rest of the page behind a dialog; what is announced must still be heard.
  element.dataset['liveAnnouncer'] = 'true'
  document.body.append(element)
  return element
}
