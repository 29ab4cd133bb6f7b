import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { Agent, fetch as undiciFetch } from 'undici'
import { maxAnswerBytes } from './bounded-fetch.ts'

/** Addresses of this machine and of private networks (RFC 6890). */
const notPublic = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  notPublic.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['2001::', 32],
  ['2002::', 16],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  notPublic.addSubnet(net, prefix, 'ipv6')

/** A password must not be sent unencrypted. */
export class InsecureAddressError extends Error {
  constructor() {
    super('This address is not encrypted')
    this.name = 'InsecureAddressError'
  }
}

export class PrivateAddressError extends Error {
  constructor() {
    super('This address leads into a private network')
    this.name = 'PrivateAddressError'
  }
}

export const isPublicAddress = (address: string): boolean =>
  !notPublic.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Connects to the checked address: the name may resolve to another one a moment later. */
const guardedLookup: typeof lookup = ((name: string, options: object, done: LookupDone) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error)
    const isGuarded = addresses.every(({ address }) => isPublicAddress(address))
    const [first] = addresses
    if (!isGuarded || !first) return done(new PrivateAddressError())
    if ('all' in options && options.all) return done(null, addresses)
    done(null, first.address, first.family)
  })
}) as typeof lookup

type LookupDone = (error: Error | null, address?: unknown, family?: number) => void

const timeoutMs = 20_000
const bounds = {
  headersTimeout: timeoutMs,
  bodyTimeout: timeoutMs,
  maxResponseSize: maxAnswerBytes,
}
const publicOnly = new Agent({
  connect: { lookup: guardedLookup, timeout: timeoutMs },
  ...bounds,
})
const anywhere = new Agent({ connect: { timeout: timeoutMs }, ...bounds })

/**
 * fetch for addresses that users enter: only encrypted, and no private networks unless the installation allows
 * them; follows no redirects, and limits the answer's size. Rejects with PrivateAddressError,
 * InsecureAddressError, or an error of undici.
 */
export function publicFetch({ allowsPrivate }: { allowsPrivate: boolean }): typeof fetch {
  const dispatcher = allowsPrivate ? anywhere : publicOnly
  const guarded = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    if (!allowsPrivate && isIP(literal) && !isPublicAddress(literal))
      throw new PrivateAddressError()
    if (!allowsPrivate && url.protocol !== 'https:') throw new InsecureAddressError()
    return undiciFetch(url, { ...init, redirect: 'manual', dispatcher } as never)
  }
  return guarded as unknown as typeof fetch
}
