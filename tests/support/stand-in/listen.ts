import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  url: string
  close(): Promise<void>
}

/**
 * A server on loopback, at a free port. If `handle` throws, `onError` gets the error with its call, and the
 * connection is closed.
 */
export async function listen(
  handle: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
  onError: (words: string) => void,
): Promise<Listening> {
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      onError(`${incoming.method} ${incoming.url}: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
