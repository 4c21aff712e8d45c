export type Piece = { text: string; href: string | null }

const found = /\b(?:https?:\/\/|www\.|mailto:)[!#-;=?-~]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi
/** What stands after an address more often than in it. */
const trailing = /[.,:;!?'*)\]}]+$/

/** Text cut into plain pieces and addresses that are safe to follow: web pages and mail, nothing else. */
export function linksIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { 0: match, index } of text.matchAll(found)) {
    const address = match.replace(trailing, '')
    const href = hrefOf(address)
    if (!href) continue
    pieces.push({ text: text.slice(end, index), href: null }, { text: address, href })
    end = index + address.length
  }
  return [...pieces, { text: text.slice(end), href: null }].filter((piece) => piece.text)
}

function hrefOf(address: string): string | null {
  if (/^mailto:.+@/i.test(address) || /^https?:\/\/[^/]/i.test(address)) return address
  if (/^www\..+\./i.test(address)) return `https://${address}`
  return address.includes('@') && !address.includes(':') ? `mailto:${address}` : null
}
