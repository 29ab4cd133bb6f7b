import type { IncomingMessage } from 'node:http'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
const loopbackAddresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

export const isLoopbackName = (hostname: string): boolean => loopbackNames.includes(hostname)

/** The name in the Host header, in lower case and without the port; undefined if it is invalid. */
export function hostnameOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const host = headers.host?.toLowerCase() ?? ''
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(host)?.[1]
}

/** Whether the connection comes from this machine and no proxy header names another client. */
export const isFromThisMachine = ({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  loopbackAddresses.includes(socket.remoteAddress ?? '') &&
  forwardingHeaders.every(name => headers[name] === undefined)

/**
 * Whether the request's host is a name that nobody else can point at this machine: a loopback name or the host
 * of PUBLIC_URL. Any other name may belong to an attacker whose DNS points here (DNS rebinding).
 */
export function namesOwnHost(
  { publicUrl }: { publicUrl: string },
  req: Pick<IncomingMessage, 'headers'>,
): boolean {
  const hostname = hostnameOf(req)
  if (hostname === undefined) return false
  return isLoopbackName(hostname) || hostname === new URL(publicUrl).hostname
}
