import type { StandInRequest } from '../stand-in/request.ts'
import {
  deleteCalendar,
  entryOf,
  getCalendar,
  insertCalendar,
  listCalendars,
} from './answer-calendars.ts'
import {
  deleteEvent,
  type EventCall,
  getEvent,
  insertEvent,
  patchEvent,
  updateEvent,
} from './answer-events.ts'
import { listEvents } from './answer-list.ts'
import { basePath, type Matched } from './contract.ts'
import type { Account } from './model.ts'
import { forbidden, unauthorized } from './refusal.ts'
import type { GoogleState } from './state.ts'

interface Call {
  state: GoogleState
  account: Account
  args: string[]
  query: URLSearchParams
  body: never
  request: StandInRequest
}

type Answerer = (call: Call) => unknown

const forEvents =
  (answerer: (call: EventCall, eventId: string) => unknown): Answerer =>
  ({ state, account, args, query, body, request }) => {
    const entry = entryOf(account, args[0] ?? '')
    const ifMatch = request.headers['if-match']?.toString()
    return answerer({ state, entry, email: account.email, query, body, ifMatch }, args[1] ?? '')
  }

const watch: Answerer = ({ state, account, args, body }) => {
  const { calendar } = entryOf(account, args[0] ?? '')
  const uri = `https://www.googleapis.com${basePath}calendars/${encodeURIComponent(calendar.id)}/events?alt=json`
  return state.channels.watch(calendar.id, uri, body)
}

const answers: Record<string, Answerer> = {
  'calendar.calendarList.list': ({ state, account, query }) => listCalendars(state, account, query),
  'calendar.calendarList.get': ({ state, account, args }) =>
    getCalendar(state, account, args[0] ?? ''),
  'calendar.calendars.insert': ({ state, account, body }) => insertCalendar(state, account, body),
  'calendar.calendars.delete': ({ state, account, args }) =>
    deleteCalendar(state, account, args[0] ?? ''),
  'calendar.events.list': forEvents(listEvents),
  'calendar.events.get': forEvents(getEvent),
  'calendar.events.insert': forEvents(insertEvent),
  'calendar.events.patch': forEvents(patchEvent),
  'calendar.events.update': forEvents(updateEvent),
  'calendar.events.delete': forEvents(deleteEvent),
  'calendar.events.watch': watch,
  'calendar.channels.stop': ({ state, body }) => state.channels.stop(body),
}

/** The account of the request's token. */
export function accountOf(
  state: GoogleState,
  request: StandInRequest,
  { scopes }: Matched,
): Account {
  const [scheme, token = ''] = (request.headers.authorization ?? '').toString().split(' ')
  const grant = scheme === 'Bearer' ? state.grants.accessTokens.get(token) : undefined
  const account = grant && state.accounts.get(grant.email)
  if (!account) throw unauthorized()
  if (!grant.scope.split(' ').some(scope => scopes.includes(scope)))
    throw forbidden('insufficientPermissions')
  return account
}

export function answer(
  state: GoogleState,
  request: StandInRequest,
  account: Account,
  { id, args }: Matched,
): unknown {
  const answerer = answers[id]
  if (!answerer) throw new Error(`The stand-in has no answer for ${id}`)
  const { searchParams: query } = request.url
  return answerer({ state, account, args, query, body: request.body as never, request })
}
