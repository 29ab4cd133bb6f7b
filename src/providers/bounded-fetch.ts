/** Of one answer. A page of 2,500 events with long descriptions stays below it. */
export const maxAnswerBytes = 64 * 1024 * 1024

class AnswerTooLargeError extends Error {
  constructor() {
    super(`The answer is larger than ${maxAnswerBytes} bytes`)
    this.name = 'AnswerTooLargeError'
  }
}

/** Reads the body's text up to `maxAnswerBytes`, counted after decompression, to limit memory. */
export async function boundedText({ body }: Pick<Response, 'body'>): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length
    // Leaving the loop cancels the body and closes its connection.
    if (size > maxAnswerBytes) throw new AnswerTooLargeError()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/**
 * fetch for providers: resolves with the complete answer, so an interrupted answer is an error, and rejects
 * answers larger than `maxAnswerBytes`.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const text = await boundedText(response)
  const { status, statusText, headers } = response
  const hasBody = text !== '' && status !== 204
  const decoded = new Headers(headers)
  // The body has been decoded and its length has changed.
  decoded.delete('content-encoding')
  decoded.delete('content-length')
  const kept = new Response(hasBody ? text : null, { status, statusText, headers: decoded })
  Object.defineProperty(kept, 'url', { value: response.url })
  return kept
}
