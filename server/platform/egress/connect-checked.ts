import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type AllowedRanges, mayReach } from './addresses.ts'
import { EgressFailure } from './egress-failure.ts'

/*
 * Three looks at where a connection goes, because each alone can be got round. An address written
 * into the URL never meets the resolver, so it is looked at first. A name is resolved here, once, and
 * the addresses that were looked at are those that are connected to: a second answer of the name
 * server (DNS rebinding) never matters. And when the socket stands, its other end is looked at before
 * a byte is written to it.
 */
export function connectChecked(
  allowed: AllowedRanges,
  connectMs: number,
  resolver: typeof resolve = resolve,
): buildConnector.connector {
  const lookup = checkedLookup(allowed, resolver)
  const connect = buildConnector({ timeout: connectMs, lookup } as buildConnector.BuildOptions)
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !mayReach(host, allowed)) return callback(refusal(host), null)
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null)
      const remote = socket.remoteAddress ?? ''
      if (mayReach(remote, allowed)) return callback(null, socket)
      socket.destroy()
      callback(refusal(remote), null)
    })
  }
}

/** Resolves a name and refuses all of it when any of its addresses is not for us to call. */
function checkedLookup(allowed: AllowedRanges, resolver: typeof resolve): LookupFunction {
  return (hostname, options, callback) => {
    const all = { ...(options as LookupOptions), all: true as const }
    resolver(hostname, all, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, '')
      const refused = addresses.find(({ address }) => !mayReach(address, allowed))
      if (refused !== undefined) return callback(refusal(refused.address), '')
      if ((options as LookupOptions).all === true) return callback(null, addresses)
      const [first] = addresses
      callback(null, first?.address ?? '', first?.family ?? 0)
    })
  }
}

function refusal(address: string): EgressFailure {
  return new EgressFailure('address_refused', `${address} is not an address we call`)
}
