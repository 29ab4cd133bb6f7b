import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { hasRadicale, type Radicale, startRadicale } from '../../support/caldav/start-radicale.ts'
import { attributesOf } from '../../support/read-html.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const waiting = { timeout: 10_000, interval: 50 }
const page = '/settings/calendars'

async function connect(
  browser: BrowserSession,
  credentials: { serverUrl: string; username: string; password: string },
) {
  return browser.submit(page, page, credentials)
}

describe('without leave for private networks', () => {
  let app: TestApp
  let ana: BrowserSession

  beforeAll(async () => {
    app = await startTestApp({ clock: () => monday })
    ana = await signInAs(app, app.ana)
  })
  afterAll(() => app?.close())

  test.each([
    'http://127.0.0.1:5232/',
    'https://localhost:5232/',
    'http://[::1]/',
    'http://169.254.169.254/latest/',
    'http://2130706433/',
    'http://[::ffff:10.0.0.1]/',
  ])('an address of the private network is refused: %s', async serverUrl => {
    const reply = await connect(ana, { serverUrl, username: 'ana', password: 'secret' })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('private network')
    expect(reply.body).not.toContain('value="secret"')
  })

  test('a password is not sent in the clear', async () => {
    const serverUrl = 'http://dav.example.com/'
    const reply = await connect(ana, { serverUrl, username: 'ana', password: 'secret' })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('begins with https://')
  })

  test.each([
    ['no address', { serverUrl: '', username: 'ana', password: 'x' }],
    ['another scheme', { serverUrl: 'file:///etc/passwd', username: 'ana', password: 'x' }],
    ['no password', { serverUrl: 'https://dav.example.com', username: 'ana', password: '' }],
  ])('%s is explained, and what was typed is kept', async (_what, credentials) => {
    const reply = await connect(ana, credentials)
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('Fill in all three fields')
    expect(reply.body).toContain('value="ana"')
  })
})

describe.skipIf(!hasRadicale)('with a real Radicale (apt-get install radicale)', () => {
  let server: Radicale
  let app: TestApp
  let ana: BrowserSession

  beforeAll(async () => {
    server = await startRadicale()
    app = await startTestApp({ clock: () => monday, env: { CALDAV_ALLOW_PRIVATE: '1' } })
    ana = await signInAs(app, app.ana)
    const work = await server.makeCalendar('work')
    await server.put(work, 'long', ['DTSTART:20261103T080000Z', 'DTEND:20261103T150000Z'])
    await server.put(work, 'odd', ['DTSTART;TZID=Head office:20261103T100000', 'DURATION:PT1H'])
  })
  afterAll(async () => {
    await app?.close()
    await server?.stop()
  })

  const slotsOnTuesday = async () => {
    const path = '/api/v1/pages/demo/slots?from=2026-11-03&to=2026-11-03&duration=30&tz=UTC'
    const answer = await (await fetch(`${app.url}${path}`)).json()
    return answer.slots.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16))
  }

  test('a wrong password is reported; nothing is connected', async () => {
    const { url: serverUrl, username } = server
    const reply = await connect(ana, { serverUrl, username, password: 'wrong' })
    expect(reply.body).toContain('refuses this user name and password')
    expect((await ana.get(page)).body).toContain('No calendar is connected yet')
  })

  test('F15 F26: connected by the form, read by a job, its events are no slots', async () => {
    expect(await slotsOnTuesday()).toHaveLength(16)
    const { url: serverUrl, username, password } = server
    const reply = await connect(ana, { serverUrl, username, password })
    expect(reply.location).toBe(`${page}?done=connected`)
    await vi.waitFor(
      async () => expect(await slotsOnTuesday()).toEqual(['15:00', '15:30']),
      waiting,
    )
    const { body } = await ana.get(page)
    expect(body).toContain('work')
    expect(body).toContain('read Monday, 2 November 2026')
    expect(body).toContain('Events that can be understood only in part: 1.')
    expect(body).not.toContain(password)
  })

  test('unchecked it takes no time; another person’s account cannot be touched', async () => {
    const { body } = await ana.get(page)
    const address =
      attributesOf(body, 'form', 'action').find(to => /\/calendars\/[0-9a-f-]{36}$/.test(to)) ?? ''
    const ben = await signInAs(app, app.ben)
    expect((await ben.submit(page, address, {})).status).toBe(404)
    expect((await ben.submit(page, `${address}/disconnect`, {})).status).toBe(404)
    await ana.submit(page, address, {})
    expect(await slotsOnTuesday()).toHaveLength(16)
    await ana.submit(page, `${address}/disconnect`, {})
    expect((await ana.get(page)).body).toContain('No calendar is connected yet')
  })
})
