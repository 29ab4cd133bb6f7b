/** A message of the page around the frame. It is not trusted: each reader checks what it takes. */
export type LoaderMessage = Readonly<Record<string, unknown>> & { type: string }

const maxBytes = 16_384

/** Whether a site's list names the origin; `https://*.example.com` stands for its subdomains. */
export function isListed(origin: string, listed: readonly string[]): boolean {
  return listed.some(entry => {
    const [scheme = '', domain] = entry.split('*')
    if (domain === undefined) return entry === origin
    return origin.startsWith(scheme) && origin.endsWith(domain) && origin.length > entry.length - 1
  })
}

function readMessage(data: unknown): LoaderMessage | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  if (typeof data.type !== 'string' || JSON.stringify(data).length > maxBytes) return undefined
  return data as LoaderMessage
}

interface Accepting {
  origins: readonly string[]
  onMessage(message: LoaderMessage): void
}

type SendToLoader = (message: { type: string; [name: string]: unknown }) => void

/**
 * Waits for the loader, accepts its newest port and acknowledges it with the nonce. Only the direct parent at an
 * origin of the site's list is heard.
 */
export function acceptPort({ origins, onMessage }: Accepting): SendToLoader {
  let current: MessagePort | undefined
  addEventListener('message', ({ source, origin, data, ports: [port] }) => {
    if (source !== parent || !isListed(origin, origins) || !port) return
    if (data?.meet !== 'connect' || data.v !== 1 || typeof data.nonce !== 'string') return
    current?.close()
    current = port
    port.onmessage = event => {
      const message = readMessage(event.data)
      if (message) onMessage(message)
    }
    port.postMessage({ type: 'connected', nonce: data.nonce })
  })
  return message => current?.postMessage(message)
}
