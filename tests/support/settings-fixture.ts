import type { Meeting, User } from '../../src/model/entities.ts'
import { type BrowserSession, signInAs } from './browser-session.ts'
import { aBooking } from './builders/a-booking.ts'
import { aUser } from './builders/a-user.ts'
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
  const rep = await aUser(app, { name: 'Rita Rep', email: 'rep@parley.test' })
  const book = async (hour: number, name = 'Maya Lindt') => {
    const { meeting } = await aBooking(app, {
      startsAt: Date.UTC(2026, 10, 2, hour),
      invitee: { name },
    })
    return meeting
  }
  const admin = await signInAs(app, app.ana)
  const asRep = await signInAs(app, rep)
  return Object.assign(clock, { app, rep, admin, asRep, book })
}
