import ipaddr from 'ipaddr.js'

/** Ranges of an installation's own network that its outbound calls may reach, as `10.0.0.0/8`. */
export type AllowedRanges = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][]

/** Reads `EGRESS_ALLOW`: ranges or single addresses, comma-separated. Throws on what is neither. */
export function readAllowedRanges(list: string): AllowedRanges {
  const entries = list.split(',').map((entry) => entry.trim())
  return entries.filter((entry) => entry !== '').map(readRange)
}

function readRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (entry.includes('/')) return ipaddr.parseCIDR(entry)
  const address = ipaddr.parse(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Public addresses that are no host of the internet's: the inner door of a cloud (Azure). */
const neverReached = new Set(['168.63.129.16'])

/** Old ways to write an IPv4 or private address into IPv6 that the library counts as ordinary. */
const oldRanges = ['::/96', 'fec0::/10', '64:ff9b:1::/48', '5f00::/16'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
)

/**
 * Whether a call may go to this address: an ordinary public one, or one that the installation allows.
 * Everything with a purpose of its own is refused: loopback, private, link-local (where clouds keep
 * their metadata), shared by carriers, multicast, IPv4 inside IPv6.
 */
export function mayReach(address: string, allowed: AllowedRanges): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (isWithin(parsed, allowed)) return true
  if (neverReached.has(parsed.toString()) || isWithin(parsed, oldRanges)) return false
  return parsed.range() === 'unicast'
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: AllowedRanges): boolean {
  return ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
}
