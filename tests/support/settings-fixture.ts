import type { Meeting, User } from '../../src/model/entities.ts'
import { bookMeeting } from '../../src/services/booking/book-meeting.ts'
import { createUser } from '../../src/services/people/users.ts'
import { type BrowserSession, signInAs } from './browser-session.ts'
import { startTestApp, type TestApp } from './start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)
export const hourMs = 60 * 60_000

/** The app with an admin (Ana) and a rep (Rita) who are signed in, on that Monday unless `now` is set. */
export interface SettingsFixture {
  app: TestApp
  rep: User
  admin: BrowserSession
  asRep: BrowserSession
  now: number
  /** Books Ana on that Monday at this hour in UTC. */
  book(hour: number, name?: string): Promise<Meeting>
}

export async function startSettingsFixture(
  instead: Parameters<typeof startTestApp>[0] = {},
): Promise<SettingsFixture> {
  const clock = { now: monday }
  const app = await startTestApp({ ...instead, clock: () => clock.now })
  const workspaceId = app.workspace.id
  const rep = await createUser(app.context, {
    workspaceId,
    email: 'rep@parley.test',
    name: 'Rita Rep',
    timeZone: 'Europe/Berlin',
  })
  const book = async (hour: number, name = 'Maya Lindt') => {
    const { meeting } = await bookMeeting(app.context, {
      workspaceId,
      pageId: app.page.id,
      startsAt: Date.UTC(2026, 10, 2, hour),
      durationMinutes: 30,
      timeZone: 'Europe/Warsaw',
      locale: 'en',
      invitee: { email: 'maya@acme.test', name },
      source: 'page',
    })
    return meeting
  }
  const admin = await signInAs(app, app.ana)
  const asRep = await signInAs(app, rep)
  return Object.assign(clock, { app, rep, admin, asRep, book })
}
