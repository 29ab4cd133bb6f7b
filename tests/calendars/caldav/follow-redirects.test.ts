import { expect, test } from 'vitest'
import { followRedirects } from '../../../src/calendars/caldav/follow-redirects.ts'

/** Answers with a redirect where one is named, and notes what was asked. */
function pathOf(redirects: Record<string, string>, status = 301) {
  const asked: string[] = []
  const ask: typeof fetch = async (input, init) => {
    asked.push(`${init?.method} ${input} ${init?.body ?? ''}`.trim())
    const location = redirects[String(input)]
    return location
      ? new Response(null, { status, headers: { location } })
      : new Response('here', { status: 207 })
  }
  return { asked, follow: followRedirects(ask) }
}

test.each(['GET', 'PROPFIND', 'REPORT', 'OPTIONS', 'HEAD'])(
  '%s is asked again as it was',
  async method => {
    for (const status of [301, 302, 307, 308]) {
      const { asked, follow } = pathOf({ 'https://a.test/x': '/y' }, status)
      const body = method === 'PROPFIND' || method === 'REPORT' ? '<question/>' : undefined
      expect((await follow('https://a.test/x', { method, ...(body ? { body } : {}) })).status).toBe(
        207,
      )
      expect(asked.at(-1)).toBe(`${method} https://a.test/y ${body ?? ''}`.trim())
    }
  },
)

test.each(['PUT', 'DELETE', 'MKCALENDAR', 'POST'])('%s is not', async method => {
  const { asked, follow } = pathOf({ 'https://a.test/x': '/y' })
  expect((await follow('https://a.test/x', { method })).status).toBe(301)
  expect(asked).toHaveLength(1)
})

test.each([
  ['http://a.test/x', 'https://a.test/y', 'https://a.test/y'],
  ['https://a.test/x', 'http://a.test/y', 'https://a.test/y'],
  ['https://a.test:8443/x', 'http://a.test/y', 'https://a.test:8443/y'],
  ['https://a.test:8443/x', '/y', 'https://a.test:8443/y'],
  ['https://a.test/x', 'https://a.test:8443/y', 'https://a.test:8443/y'],
  ['https://a.test/x', 'https://b.test/y', 'https://b.test/y'],
  ['http://a.test/x', 'http://b.test/y', 'http://b.test/y'],
])('from %s by %s to %s', async (from, location, to) => {
  const { asked, follow } = pathOf({ [from]: location })
  expect((await follow(from, { method: 'PROPFIND' })).status).toBe(207)
  expect(asked.at(-1)).toBe(`PROPFIND ${to}`)
})

test.each(['http://b.test/y', 'http://a.test:8080/y', 'http://[broken', 'ftp://b.test/'])(
  'from https none leads to %s',
  async location => {
    const { asked, follow } = pathOf({ 'https://a.test/x': location })
    expect((await follow('https://a.test/x', { method: 'PROPFIND' })).status).toBe(301)
    expect(asked).toHaveLength(1)
  },
)

test('the fourth redirect is the answer', async () => {
  const { asked, follow } = pathOf({
    'https://a.test/1': '/2',
    'https://a.test/2': '/3',
    'https://a.test/3': '/4',
    'https://a.test/4': '/5',
  })
  expect((await follow('https://a.test/1', { method: 'PROPFIND' })).status).toBe(301)
  expect(asked).toHaveLength(4)
})
