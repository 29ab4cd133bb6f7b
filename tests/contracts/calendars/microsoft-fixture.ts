import { microsoftService } from '../../../src/calendars/microsoft/index.ts'
import type { AttendeeAnswer } from '../../../src/model/entities.ts'
import { startGraphStandIn } from '../../support/graph-stand-in/start-graph-stand-in.ts'
import type { FaultyFixture, HandEvent } from './calendar-fixture.ts'
import { tokenSource } from './token-source.ts'

const ownerEmail = 'ana@parley.test'

const timeOf = (instant: number) => ({
  dateTime: new Date(instant).toISOString().replace('Z', ''),
  timeZone: 'UTC',
})
const midnightOf = (instant: number) => ({
  dateTime: `${new Date(instant).toISOString().slice(0, 10)}T00:00:00`,
  timeZone: 'UTC',
})

const responses = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentativelyAccepted',
  'needs-action': 'none',
} as const satisfies Record<AttendeeAnswer, string>

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function fieldsOf({ title, startsAt, endsAt, kind, weeks, invites, isPrivate }: HandEvent) {
  const start = new Date(startsAt)
  const time = kind === 'all-day' ? midnightOf : timeOf
  return {
    subject: title ?? 'By hand',
    start: time(startsAt),
    end: time(endsAt),
    ...(kind === 'all-day' ? { isAllDay: true } : {}),
    ...(kind === 'free' || kind === 'tentative' ? { showAs: kind } : {}),
    ...(kind === 'declined'
      ? {
          organizer: { emailAddress: { address: 'boss@parley.test', name: 'Boss' } },
          responseStatus: { response: 'declined' as const, time: '2026-10-01T00:00:00Z' },
        }
      : {}),
    ...(weeks
      ? {
          recurrence: {
            pattern: {
              type: 'weekly',
              interval: 1,
              daysOfWeek: [dayNames[start.getUTCDay()] ?? ''],
            },
            range: {
              type: 'numbered' as const,
              startDate: start.toISOString().slice(0, 10),
              numberOfOccurrences: weeks,
            },
          },
        }
      : {}),
    ...(isPrivate ? { sensitivity: 'private' } : {}),
    attendees: (invites ?? []).map(email => ({
      type: 'required',
      emailAddress: { address: email },
    })),
  }
}

/** Graph's stand-in with one account, of work unless said otherwise. */
export async function microsoftFixture(kind: 'work' | 'personal' = 'work', tenant = 'common') {
  const graph = await startGraphStandIn()
  const { calendarId: calendar } = graph.state.addAccount(ownerEmail, { kind })
  const service = microsoftService({
    clientId: 'microsoft client',
    clientSecret: 'microsoft secret',
    apiUrl: graph.url,
    loginUrl: graph.url,
    tenant,
    isReachable: true,
    clock: Date.now,
  })
  const granted = graph.logins.grant(ownerEmail)
  const whole = () =>
    graph.byHand
      .events(calendar)
      .filter(({ type }) => type === 'singleInstance' || type === 'seriesMaster')
  const fixture: FaultyFixture = {
    provider: service.open(tokenSource(() => service, granted)),
    ownerEmail,
    calendar,
    add: async event => graph.byHand.addEvent(calendar, fieldsOf(event)),
    move: async (id, { startsAt, endsAt }) =>
      graph.byHand.changeEvent(id, { start: timeOf(startsAt), end: timeOf(endsAt) }),
    remove: async id => graph.byHand.deleteEvent(id),
    answer: async (id, email, answer) => graph.byHand.answer(id, email, responses[answer]),
    count: async () => whole().length,
    clear: async () => {
      for (const { id } of whole()) graph.byHand.deleteEvent(id)
    },
    loseCalendar: async () => graph.state.setAccess(calendar, 404),
    close: () => graph.close(),
    fail: (method, fault) => graph.faults.next({ on: `${method} /v1.0`, ...fault }),
    expireTokens: () => graph.logins.expireAccessTokens(ownerEmail),
    revoke: () => graph.logins.revoke(ownerEmail),
    forgetChanges: which =>
      graph.deltas.expireDeltaTokens(which === 'first' ? 'gone' : 'syncStateNotFound'),
    invalidRequests: () => [...graph.state.invalidRequests, ...graph.state.missingPrefer],
  }
  return Object.assign(fixture, { graph, service })
}
