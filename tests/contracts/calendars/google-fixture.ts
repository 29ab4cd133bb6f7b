import { googleService } from '../../../src/calendars/google/index.ts'
import type { AttendeeAnswer } from '../../../src/model/entities.ts'
import { startGoogleStandIn } from '../../support/google-stand-in/start-google-stand-in.ts'
import type { FaultyFixture, HandEvent } from './calendar-fixture.ts'
import { tokenSource } from './token-source.ts'

const ownerEmail = 'ana@parley.test'
const scopes = ['calendar.calendarlist.readonly', 'calendar.events', 'calendar.app.created'].map(
  name => `https://www.googleapis.com/auth/${name}`,
)

const timeOf = (instant: number, kind: HandEvent['kind']) =>
  kind === 'all-day'
    ? { date: new Date(instant).toISOString().slice(0, 10) }
    : { dateTime: new Date(instant).toISOString(), timeZone: 'UTC' }

const responses: Record<AttendeeAnswer, string> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
  'needs-action': 'needsAction',
}

function fieldsOf({ title, startsAt, endsAt, kind, weeks, invites, isPrivate }: HandEvent) {
  const others = (invites ?? []).map(email => ({ email }))
  const self = kind === 'declined' ? [{ email: ownerEmail, responseStatus: 'declined' }] : []
  return {
    summary: title ?? 'By hand',
    start: timeOf(startsAt, kind),
    end: timeOf(endsAt, kind),
    ...(kind === 'free' ? { transparency: 'transparent' } : {}),
    ...(kind === 'tentative' ? { status: 'tentative' } : {}),
    ...(weeks ? { recurrence: [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`] } : {}),
    ...(isPrivate ? { visibility: 'private' } : {}),
    attendees: [...self, ...others],
  }
}

/** Google's stand-in with one account. */
export async function googleFixture() {
  const google = await startGoogleStandIn()
  google.addAccount(ownerEmail)
  const service = googleService({
    clientId: 'google client',
    clientSecret: 'google secret',
    apiUrl: google.url,
    authorizationUrl: `${google.url}/o/oauth2/v2/auth`,
    tokenUrl: `${google.url}/token`,
    isReachable: true,
  })
  const granted = google.grant(ownerEmail, scopes.join(' '))
  const calendar = ownerEmail
  const fixture: FaultyFixture = {
    provider: service.open(tokenSource(() => service, granted)),
    ownerEmail,
    calendar,
    add: async event => google.addEvent(calendar, fieldsOf(event)),
    move: async (id, { startsAt, endsAt }) =>
      google.changeEvent(calendar, id, {
        start: { dateTime: new Date(startsAt).toISOString() },
        end: { dateTime: new Date(endsAt).toISOString() },
      }),
    remove: async id => google.deleteEvent(calendar, id),
    answer: async (id, email, answer) => google.answer(calendar, id, email, responses[answer]),
    count: async () => google.events(calendar).length,
    clear: async () => {
      for (const { id } of google.events(calendar)) google.deleteEvent(calendar, id)
    },
    loseCalendar: async () => google.setAccess(calendar, 404),
    close: () => google.close(),
    fail: (method, fault) => google.faults.next({ on: `${method} /calendar`, ...fault }),
    expireTokens: () => google.expireAccessTokens(ownerEmail),
    revoke: () => google.revoke(ownerEmail),
    forgetChanges: kind =>
      google.expireSyncTokens(kind === 'first' ? 'fullSyncRequired' : 'updatedMinTooLongAgo'),
    invalidRequests: () => google.invalidRequests,
  }
  return Object.assign(fixture, { google, service })
}
