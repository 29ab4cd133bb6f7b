import type { CrmRecords } from '../../../../crm/contract/crm-records.ts'
import type { User } from '../../../../src/model/entities.ts'
import { connectOAuthCalendar } from '../../../../src/services/calendars/connect-calendar.ts'
import { type BrowserSession, signInAs } from '../../../support/browser-session.ts'
import { aUser } from '../../../support/builders/a-user.ts'
import type { GoogleStandIn } from '../../../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../../../support/google-stand-in/start-google-stand-in.ts'
import { hiddenFields } from '../../../support/read-form.ts'
import { startTestApp, type TestApp } from '../../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)

const scopes = ['calendar.calendarlist.readonly', 'calendar.events'].map(
  name => `https://www.googleapis.com/auth/${name}`,
)

/** Ana, whose calendar is at Google and in step; Rita, who has none; Acme with Maya and two open deals. */
export interface ScheduleFixture {
  app: TestApp
  google: GoogleStandIn
  records: CrmRecords
  rita: User
  asAna: BrowserSession
  asRita: BrowserSession
  /** Addresses of the forms. */
  contact: string
  company: string
  deal: string
  ids: { maya: string; acme: string; pilot: string; renewal: string }
  close(): Promise<void>
}

async function connectCalendar(app: TestApp, google: GoogleStandIn, user: User) {
  google.addAccount(user.email)
  const { accessToken, refreshToken } = google.grant(user.email, scopes.join(' '))
  await connectOAuthCalendar(app.context, {
    workspaceId: user.workspaceId,
    userId: user.id,
    provider: 'google',
    externalId: user.email,
    label: user.email,
    scopes,
    accessToken,
    refreshToken,
  })
}

async function addRecords(records: CrmRecords) {
  const maya = await records.saveContact(undefined, {
    name: 'Maya Lindt',
    emails: ['maya@acme.test'],
    phone: '+48 600 100 200',
    company: 'Acme',
    ownerEmail: undefined,
  })
  if (maya?.kind !== 'saved') throw new Error('Maya was not kept')
  await records.addDeal({ contactId: maya.id, name: 'Pilot', stage: 'new' })
  await records.addDeal({ contactId: maya.id, name: 'Renewal', stage: 'new' })
  const detail = await records.getContact(maya.id)
  const dealId = (name: string) => detail?.deals.find(deal => deal.name === name)?.id ?? ''
  return {
    maya: maya.id,
    acme: detail?.companyId ?? '',
    pilot: dealId('Pilot'),
    renewal: dealId('Renewal'),
  }
}

export const formOf = (type: string, id: string): string =>
  `/records/builtin/${type}/${id}/schedule`

export async function openScheduleFixture(): Promise<ScheduleFixture> {
  const google = await startGoogleStandIn()
  google.now = () => monday
  google.channels.pushes = false
  const app = await startTestApp({
    clock: () => monday,
    env: {
      GOOGLE_CLIENT_ID: 'google client',
      GOOGLE_CLIENT_SECRET: 'google secret',
      GOOGLE_API_URL: google.url,
      GOOGLE_OAUTH_URL: google.url,
    },
  })
  const rita = await aUser(app, { name: 'Rita Rep' })
  await connectCalendar(app, google, app.ana)
  const { records } = await app.context.crmFor(app.workspace.id)
  if (!records) throw new Error('The built-in CRM has records')
  const ids = await addRecords(records)
  return {
    app,
    google,
    records,
    rita,
    asAna: await signInAs(app, app.ana),
    asRita: await signInAs(app, rita),
    contact: formOf('contacts', ids.maya),
    company: formOf('companies', ids.acme),
    deal: formOf('deals', ids.pilot),
    ids,
    close: async () => {
      await app.close()
      await google.close()
    },
  }
}

type Fields = Record<string, string | readonly string[]>

/** What a hidden field of the form holds. */
export const hiddenOf = (body: string, name: string): string => hiddenFields(body).get(name) ?? ''

/** What a browser sends of a form that was filled in, with changes. */
export function filledForm(fixture: ScheduleFixture, body: string, changes: Fields = {}) {
  const fields: Fields = {
    _csrf: hiddenOf(body, '_csrf'),
    key: hiddenOf(body, 'key'),
    record: hiddenOf(body, 'record'),
    hostId: fixture.app.ana.id,
    day: '2026-11-03',
    time: '10:00',
    minutes: '45',
    title: 'Renewal',
    placeKind: 'phone',
    phone: '+48 600 100 200',
    contactId: fixture.ids.maya,
    description: 'What comes next',
    note: 'Two seats more',
    do: 'save',
    ...changes,
  }
  return Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
}

/** Opens the form, fills it in and presses a button. */
export async function send(
  fixture: ScheduleFixture,
  { session, path, changes }: { session: BrowserSession; path: string; changes?: Fields },
) {
  const { body } = await session.get(path)
  return session.post(path.split('?')[0] ?? path, filledForm(fixture, body, changes))
}

/**
 * Meetings of earlier tests are canceled and no longer count as made on a record. They are not deleted: their events may
 * still be on the way into the calendar, and an event without a meeting takes its host's time.
 */
export async function setAsideMeetings({
  app: { db },
}: Pick<ScheduleFixture, 'app'>): Promise<void> {
  const made = db('meetings').where({ source: 'record' })
  await db('occupancies').whereIn('meeting_id', made.clone().select('id')).delete()
  await made.update({ status: 'canceled', source: 'slack' })
}
