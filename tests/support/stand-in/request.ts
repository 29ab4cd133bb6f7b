import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A parsed request. `body` is a form's fields or JSON; undefined without a body. */
export interface StandInRequest {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  mediaType: string | undefined
  body: unknown
}

export async function readRequest(incoming: IncomingMessage): Promise<StandInRequest> {
  incoming.setEncoding('utf8')
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  const mediaType = incoming.headers['content-type']?.split(';')[0]
  const isForm = mediaType === 'application/x-www-form-urlencoded'
  const parsed: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', `http://${incoming.headers.host}`),
    headers: incoming.headers,
    mediaType,
    body: parsed ?? (text === '' ? undefined : JSON.parse(text)),
  }
}
