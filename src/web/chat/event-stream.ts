import type { Response } from 'express'

const heartbeatMs = 20_000
/** Proxies and phones drop old connections without a word, so streams end and are opened again. */
const lifeMs = 10 * 60_000
/** Some proxies hold back the first two kilobytes. */
const padding = `: ok${' '.repeat(2_048)}\n\n`
/** A reader that does not read is let go: it continues from its last event. */
const maxBuffered = 1_000_000

/** Server-sent events (WHATWG HTML, 9.2) on one response. */
export interface EventStream {
  send(event: { id?: number; name: string; data: unknown }): void
  end(): void
}

export function openEventStream(res: Response, onClose: () => void): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.write(padding)
  const heartbeat = setInterval(() => res.write(': \n\n'), heartbeatMs)
  const end = () => {
    if (!res.writableEnded) res.end('retry: 1000\n\n')
  }
  const life = setTimeout(end, lifeMs)
  for (const timer of [heartbeat, life]) timer.unref()
  res.once('close', () => {
    clearInterval(heartbeat)
    clearTimeout(life)
    onClose()
  })
  return {
    end,
    send: ({ id, name, data }) => {
      if (res.writableEnded) return
      if (res.writableLength > maxBuffered) return void res.destroy()
      const number = id === undefined ? '' : `id: ${id}\n`
      res.write(`${number}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    },
  }
}
