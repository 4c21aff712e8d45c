/** What came of something typed or pasted into the field for allowed sites. */
export type Read =
  | { is: 'read'; domains: string[] }
  | { is: 'refused'; why: 'bad' | 'there'; text: string }
  | { is: 'refused'; why: 'full' }

/**
 * Reads one or several sites as people paste them: whole addresses, upper case, with commas. All of
 * them are taken or none, so that what is in the field stays to be mended.
 */
export function readDomains(typed: string, listed: readonly string[], most: number): Read {
  const texts = typed.split(/[\s,，;；、]+/).filter((text) => text !== '')
  const domains: string[] = []
  for (const text of texts) {
    const domain = hostOf(text)
    if (domain === null) return { is: 'refused', why: 'bad', text }
    if (listed.includes(domain)) return { is: 'refused', why: 'there', text: domain }
    if (!domains.includes(domain)) domains.push(domain)
  }
  if (listed.length + domains.length > most) return { is: 'refused', why: 'full' }
  return { is: 'read', domains }
}

/** As contracts/business.ts has it, and no two dots in a row. */
const pattern = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$/
const charactersMax = 253

/** The host of an address, in the letters of the network (`例子.中国` is `xn--…`); null if it has none. */
function hostOf(text: string): string | null {
  const isWild = /^(https?:\/\/)?\*\./i.test(text)
  const plain = text.replace(/^(https?:\/\/)?(\*\.)?/i, '')
  const url = URL.parse(`http://${plain}`)
  if (url === null || url.username !== '' || url.host === '') return null
  // `http://` swallows port 80, which a list of hosts must keep.
  const host = /:80(\/|$)/.test(plain) && url.port === '' ? `${url.host}:80` : url.host
  const domain = (isWild ? '*.' : '') + host
  return pattern.test(domain) && !domain.includes('..') && domain.length <= charactersMax
    ? domain
    : null
}
