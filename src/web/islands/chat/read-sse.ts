interface StreamEvent {
  event: string
  data: string
}

/**
 * Reads server-sent events (WHATWG HTML §9.2) from a response body, comments included as `event: 'comment'`, since
 * each byte shows that the stream is alive.
 */
export async function* readSse(body: ReadableStream<BufferSource>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + value).replace(/\r\n?/g, '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) yield readBlock(block)
      if (blocks.length === 0) yield { event: 'comment', data: '' }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function readBlock(block: string): StreamEvent {
  const lines = block.split('\n')
  const valuesOf = (name: string) =>
    lines
      .filter(line => line.startsWith(`${name}:`))
      .map(line => line.slice(name.length + 1).replace(/^ /, ''))
  const data = valuesOf('data').join('\n')
  return { event: data ? (valuesOf('event').at(-1) ?? 'message') : 'comment', data }
}
