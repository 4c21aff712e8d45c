/** A stretch of text, or an address in it that may be followed. */
export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

/**
 * Only http and https, and only the characters an address may hold: Chinese written straight after
 * an address is not part of it. One pass without nested repeats, so a hostile text costs no more.
 */
const page = /(?:https?:\/\/|\bwww\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/gi
const mailbox = /\b(?:mailto:)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/
const pageOrMailbox = new RegExp(`${page.source}|${mailbox.source}`, 'gi')
const addressCharactersMax = 2_000

/**
 * Cuts a message into plain text and links, in order; joined again the parts are the text. `hasMail`:
 * mail addresses are links as well.
 */
export function findLinks(text: string, { hasMail = false } = {}): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(hasMail ? pageOrMailbox : page)) {
    const found = withoutClosing(match[0])
    const href = hrefOf(found)
    if (!href) continue
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push({ kind: 'link', text: found, href })
    end = match.index + found.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** A full stop or a bracket after an address belongs to the sentence; a bracket it opened itself does not. */
function withoutClosing(found: string): string {
  let end = found.length
  while (end > 0) {
    const last = found[end - 1] ?? ''
    const isUnopened = last === ')' && count(found, '(', end) < count(found, ')', end)
    if (!isUnopened && !'.,:;!?\'"*]'.includes(last)) break
    end--
  }
  return found.slice(0, end)
}

function count(text: string, character: string, end: number): number {
  let times = 0
  for (let i = 0; i < end; i++) if (text[i] === character) times++
  return times
}

function hrefOf(found: string): string | null {
  if (found.length > addressCharactersMax) return null
  if (/^mailto:/i.test(found)) return found
  const isPage = /^https?:/i.test(found)
  if (!isPage && !/^www\./i.test(found)) return `mailto:${found}`
  const href = isPage ? found : `https://${found}`
  const url = URL.canParse(href) ? new URL(href) : null
  // A name before an @ dresses an address up as another host's.
  if (!url || url.username || url.password || !url.hostname.includes('.')) return null
  return href
}
