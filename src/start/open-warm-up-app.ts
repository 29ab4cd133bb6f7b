import { once } from 'node:events'
import { Agent, createServer, type RequestOptions, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import { silentMeter } from '../providers/meter.ts'
import { noLimits } from '../web/middleware/rate-limits.ts'
import type { WebContext } from '../web/web-context.ts'

interface WarmUpApp {
  /** Sends a request and waits for the end of its answer. */
  ask(path: string, options?: RequestOptions, body?: string): Promise<void>
  close(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The whole app on a random port, without limits, log and metrics. */
export async function openWarmUpApp(web: WebContext): Promise<WarmUpApp> {
  const app = createApp({
    web: { ...web, log: silent, meter: silentMeter, limits: noLimits },
    slackRouter: undefined,
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  return {
    ask: async (path, options, body) => {
      const sent = request({ host: '127.0.0.1', port, path, agent, ...options })
      const answered = once(sent, 'response')
      sent.end(body)
      const [answer] = await answered
      await once(answer.resume(), 'end')
    },
    close: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
