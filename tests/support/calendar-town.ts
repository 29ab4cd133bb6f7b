import builtin from '../../crm/builtin/index.ts'
import { readConfig } from '../../src/config.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { listSlots } from '../../src/services/availability/list-slots.ts'
import { listCalendarAccounts } from '../../src/services/calendars/calendar-settings.ts'
import { connectOAuthCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { calendarAccounts } from '../../src/start/calendar-providers.ts'
import { type KeptMail, listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aBooking } from './builders/a-booking.ts'
import { aWorkspace } from './builders/a-workspace.ts'
import type { DemoWorkspace } from './builders/demo-workspace.ts'
import type { GoogleStandIn } from './google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from './google-stand-in/start-google-stand-in.ts'
import { type GraphStandIn, startGraphStandIn } from './graph-stand-in/start-graph-stand-in.ts'
import { type JobDrain, makeDrain } from './job-drain.ts'
import { makeContext, type TestContext } from './make-context.ts'
import { calendarEnv } from './stand-in/calendar-env.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)

/** The nth working day from Monday, at an hour in UTC. */
export const workingHour = (day: number, hour: number): number =>
  monday + (Math.floor(day / 5) * 7 + (day % 5)) * 24 * hourMs + (hour - 8) * hourMs

/** Id of our event at Google. */
export const eventIdOf = (meetingId: string): string => meetingId.replaceAll('-', '')

/** A period in Google's format. */
export const spanOf = (startsAt: number, minutes = 30) => ({
  start: { dateTime: new Date(startsAt).toISOString() },
  end: { dateTime: new Date(startsAt + minutes * minuteMs).toISOString() },
})

const scopes = ['calendar.calendarlist.readonly', 'calendar.events', 'calendar.app.created'].map(
  name => `https://www.googleapis.com/auth/${name}`,
)

/** Ana and Ben, Google and Microsoft on loopback, the built-in CRM, and a worker that runs on request. */
export interface CalendarTown extends DemoWorkspace {
  context: TestContext
  database: TestDatabase
  google: GoogleStandIn
  graph: GraphStandIn
  benCalendar: string
  googleScopes: readonly string[]
  jobs: JobDrain
  /** Reads all calendars and runs the resulting jobs. */
  readCalendars(): Promise<void>
  /** Books Ana's page for half an hour. */
  book(startsAt: number, email?: string): Promise<Meeting>
  /** Moves the event in Ana's calendar, as she would. */
  moveEvent(meetingId: string, startsAt: number, minutes?: number): void
  meeting(id: string): Promise<Meeting>
  /** Free starts of Ana's page on the day of this instant. */
  slots(day: number): Promise<number[]>
  mailsTo(email: string): Promise<KeptMail[]>
  close(): Promise<void>
}

/** Connects Ana's work calendar at Google and Ben's at Microsoft, and reads both once. */
export async function startCalendarTown(): Promise<CalendarTown> {
  const [database, google, graph] = await Promise.all([
    createTestDatabase(),
    startGoogleStandIn(),
    startGraphStandIn(),
  ])
  const config = readConfig({
    PUBLIC_URL: 'http://localhost:3000',
    DATA_DIR: '/nowhere',
    ...calendarEnv(google, graph),
    CALDAV_ALLOW_PRIVATE: '1',
  })
  let now = monday
  const context = makeContext({
    db: database.db,
    now,
    calendars: calendarAccounts(config, () => now),
  })
  const setNow = context.setNow
  context.setNow = instant => {
    now = instant
    setNow(instant)
  }
  const { publicUrl, db } = context
  context.crmFor = async workspaceId =>
    builtin.create({
      workspaceId,
      publicUrl,
      db,
      accessToken: async () => '',
      apiUrl: '',
      sleep: async () => undefined,
    })
  google.now = () => now
  graph.state.clock = () => now
  google.channels.pushes = false
  graph.subscriptions.pushes = false
  const demo = await aWorkspace(context)
  const jobs = makeDrain(context)
  const { workspace, ana, ben } = demo
  google.addAccount(ana.email)
  const { calendarId: benCalendar } = graph.state.addAccount(ben.email)
  const owner = { workspaceId: workspace.id }
  const { accessToken, refreshToken } = google.grant(ana.email, scopes.join(' '))
  await connectOAuthCalendar(context, {
    ...owner,
    userId: ana.id,
    provider: 'google',
    externalId: ana.email,
    label: ana.email,
    scopes,
    accessToken,
    refreshToken,
  })
  await connectOAuthCalendar(context, {
    ...owner,
    userId: ben.id,
    provider: 'microsoft',
    externalId: ben.email,
    label: ben.email,
    scopes: [],
    ...graph.logins.grant(ben.email),
  })
  await jobs.run()
  return {
    ...demo,
    context,
    database,
    google,
    graph,
    benCalendar,
    googleScopes: scopes,
    jobs,
    readCalendars: async () => {
      for (const user of [ana, ben])
        for (const { calendars } of await listCalendarAccounts(context, {
          ...owner,
          userId: user.id,
        }))
          for (const { id: calendarId } of calendars)
            await jobs.work('sync-calendar', { calendarId })
      await jobs.run()
    },
    book: async (startsAt, email = 'maya@acme.test') => {
      const { meeting } = await aBooking(demo, { startsAt, invitee: { email } })
      await jobs.run()
      return meeting
    },
    moveEvent: (meetingId, startsAt, minutes) =>
      google.changeEvent(ana.email, eventIdOf(meetingId), spanOf(startsAt, minutes)),
    meeting: meetingId => getMeeting(context, { ...owner, meetingId }),
    slots: async day => {
      const start = Math.floor(day / (24 * hourMs)) * 24 * hourMs
      const range = { start, end: start + 24 * hourMs }
      return (await listSlots(context, { page: demo.page, range, durationMinutes: 30 })).starts
    },
    mailsTo: async email => (await listKeptMails(database.db)).filter(({ to }) => to === email),
    close: async () => {
      await Promise.all([google.close(), graph.close(), database.drop()])
    },
  }
}
