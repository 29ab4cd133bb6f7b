import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSse } from '../../../src/web/islands/chat/read-sse.ts'

async function eventsOf(chunks: readonly Uint8Array<ArrayBuffer>[]) {
  const events = []
  const body = new ReadableStream<BufferSource>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  for await (const event of readSse(body)) if (event.event !== 'comment') events.push(event)
  return events
}

const log =
  ': ok\n\nid: 1\nevent: event\ndata: {"text":"Cześć 👋"}\n\n: beat\n\nevent: typing\ndata: {}\n\n'

test('a stream cut anywhere, even inside a letter, gives the same events', async () => {
  const bytes = new TextEncoder().encode(log)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(bytes.length)), async cuts => {
      const ends = [...cuts, bytes.length].sort((a, b) => a - b)
      const chunks = ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end))
      expect(await eventsOf(chunks)).toEqual([
        { event: 'event', data: '{"text":"Cześć 👋"}' },
        { event: 'typing', data: '{}' },
      ])
    }),
  )
})
