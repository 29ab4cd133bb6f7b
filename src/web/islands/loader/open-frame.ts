/** What the frame says. Other messages, and those over 16 KB, are dropped. */
export type FrameMessage = { type: string; [name: string]: unknown }

const maxBytes = 16_384
const everyMs = 300

export interface FrameChannel {
  send(message: FrameMessage): void
  close(): void
}

interface Opening {
  origin: string
  key: string
  title: string
  into: HTMLElement
  onConnected(): void
  onMessage(message: FrameMessage): void
}

const readMessage = (data: unknown): FrameMessage | undefined => {
  const isMessage = typeof data === 'object' && data !== null && 'type' in data
  if (!isMessage || typeof data.type !== 'string') return undefined
  return JSON.stringify(data).length <= maxBytes ? (data as FrameMessage) : undefined
}

/**
 * Loads the panel and offers it a port until it acknowledges one. Each attempt has a fresh port, since a port can be
 * sent once. What is sent before waits.
 */
export function openFrame({
  origin,
  key,
  title,
  into,
  onConnected,
  onMessage,
}: Opening): FrameChannel {
  const frame = document.createElement('iframe')
  const nonce = crypto.randomUUID?.() ?? String(Math.random())
  let waiting: FrameMessage[] = []
  let port: MessagePort | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  const attempt = () => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      const message = readMessage(data)
      if (!message) return
      if (port) {
        if (port === port1) onMessage(message)
      } else if (message.type === 'connected' && message.nonce === nonce) {
        clearInterval(timer)
        port = port1
        onConnected()
        for (const each of waiting) port.postMessage(each)
        waiting = []
      }
    }
    frame.contentWindow?.postMessage({ meet: 'connect', v: 1, nonce }, origin, [port2])
  }
  frame.title = title
  frame.allow = 'clipboard-write'
  frame.src = `${origin}/chat/v1/frame?key=${encodeURIComponent(key)}`
  frame.addEventListener('load', () => {
    // A frame that loaded anew has lost its port.
    port = undefined
    clearInterval(timer)
    timer = setInterval(attempt, everyMs)
    attempt()
  })
  into.append(frame)
  return {
    send: message => void (port ? port.postMessage(message) : waiting.push(message)),
    close() {
      clearInterval(timer)
      port?.close()
      frame.remove()
    },
  }
}
