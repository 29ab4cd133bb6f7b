import { connect } from 'node:net'

export interface RawReply {
  status: number
  head: string
  body: string
}

/** Sends these bytes to the server of `url`, and reads its whole answer. */
export function sendRaw(url: string, bytes: string | Buffer): Promise<RawReply> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const [head = '', ...body] = text.split('\r\n\r\n')
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)
      resolve({ status, head, body: body.join('\r\n\r\n') })
    })
  })
}

/** A request with any target and headers, including those that `fetch` refuses. */
export function ask(
  url: string,
  {
    target,
    method = 'GET',
    headers = {},
    body = '',
  }: { target: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<RawReply> {
  const lines = Object.entries({
    Host: new URL(url).host,
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  const head = Buffer.from(
    [`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'),
    'latin1',
  )
  return sendRaw(url, Buffer.concat([head, Buffer.from(body)]))
}
