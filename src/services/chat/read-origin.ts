import { maxDomainLength } from '../../model/maximums.ts'

/** Names that browsers treat as secure without a certificate, for trials on one's own machine. */
const localNames = ['localhost', '127.0.0.1']
const hostname = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const shape = /^(https?):\/\/(\*\.)?([^/*]+)\/?$/i

/** The host with its port, in the letters that a Content-Security-Policy may contain; undefined if invalid. */
function readHost(scheme: string, typed: string): URL | undefined {
  const address = `${scheme}://${typed}`
  if (typed.includes('@') || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const isBare = url.pathname === '/' && url.search === '' && url.hash === ''
  const isHost = hostname.test(url.hostname) && url.hostname.length <= maxDomainLength
  return isBare && isHost ? url : undefined
}

/**
 * Reads the origin of a website: `https://`, its host and a port, with one wildcard label at most. `http://` is
 * accepted for this machine alone. A slash at the end is dropped. Undefined for anything else: a path would be
 * ignored by browsers, and a wildcard for all of `.com` would let anybody show the chat.
 */
export function readOrigin(typed: string): string | undefined {
  const [, scheme, wildcard = '', host = ''] = shape.exec(typed.trim()) ?? []
  const url = scheme && readHost(scheme.toLowerCase(), host)
  if (!url) return undefined
  if (url.protocol === 'http:' && (wildcard || !localNames.includes(url.hostname))) return undefined
  const isOfMany = /^[\d.]+$/.test(url.hostname) || !url.hostname.includes('.')
  if (wildcard && isOfMany) return undefined
  return `${url.protocol}//${wildcard}${url.host}`
}
