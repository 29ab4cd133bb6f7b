import {
  cancelEvent,
  createEvent,
  deleteEvent,
  listEvents,
  readEvent,
  updateEvent,
  viewCalendar,
} from './answer-events.ts'
import type { Deltas } from './delta.ts'
import type { GraphCalendar } from './entities.ts'
import type { Logins } from './logins.ts'
import { badRequest, Invalid, refused } from './refusal.ts'
import { type Call, page } from './show.ts'
import type { GraphState } from './state.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

export interface GraphFixture {
  state: GraphState
  logins: Logins
  deltas: Deltas
  subscriptions: Subscriptions
}
export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}
type Answerer = (fixture: GraphFixture, call: Call) => Answer | Promise<Answer>

const ok = (body: unknown): Answer => ({ status: 200, body })
const created = (body: unknown): Answer => ({ status: 201, body })
const done =
  (act: (fixture: GraphFixture, call: Call) => unknown, status = 204): Answerer =>
  (fixture, call) => {
    act(fixture, call)
    return { status }
  }

const readMe = ({ state }: GraphFixture, { email }: Call) => ({
  id: state.account(email).id,
  displayName: email.replace(/@.*/, ''),
  mail: email,
  userPrincipalName: email,
})

const makeCalendar = ({ state }: GraphFixture, { email, body }: Call) => {
  const { name } = body as Partial<GraphCalendar>
  if (!name) throw badRequest('The calendar has no name')
  if (state.calendarsOf(email).some(calendar => calendar.name === name))
    throw refused(409, 'ErrorFolderExists', 'A folder with the specified name already exists.')
  return state.calendar(email, state.addCalendar(email, { name }))
}

const deleteCalendar = ({ state }: GraphFixture, { email, args }: Call) => {
  const { id, isDefaultCalendar } = state.calendar(email, args[0] ?? '')
  if (isDefaultCalendar) throw refused(403, 'ErrorCannotDeleteObject', 'It cannot be deleted.')
  state.removeCalendar(id)
}

const defaultCalendar = ({ state }: GraphFixture, { email }: Call) => {
  const { calendarId } = state.account(email)
  state.calendar(email, calendarId)
  return state.calendarsOf(email).find(({ id }) => id === calendarId)
}

const readDelta = ({ state, deltas }: GraphFixture, call: Call) => {
  state.calendar(call.email, call.args[0] ?? '')
  return deltas.answer(call)
}

const given = ({ body }: Call) => body as Partial<Subscription>
const first = ({ args }: Call) => args[0] ?? ''

const answers: Record<string, Answerer> = {
  'GET /common/oauth2/v2.0/authorize': ({ logins }, { query }) => ({
    status: 302,
    headers: { location: logins.consent(query) },
  }),
  'POST /common/oauth2/v2.0/token': ({ logins }, { body }) =>
    ok(logins.answer(body as Record<string, string>)),
  'GET /me': (fixture, call) => ok(readMe(fixture, call)),
  'GET /me/calendars': ({ state }, call) =>
    ok(page(call, state.pageSize, state.calendarsOf(call.email))),
  'POST /me/calendars': (fixture, call) => created(makeCalendar(fixture, call)),
  'DELETE /me/calendars/{calendar-id}': done(deleteCalendar),
  'GET /me/calendar': (fixture, call) => ok(defaultCalendar(fixture, call)),
  'GET /me/calendars/{calendar-id}/calendarView': ({ state }, call) =>
    ok(viewCalendar(state, call)),
  'GET /me/calendars/{calendar-id}/calendarView/delta()': (fixture, call) =>
    ok(readDelta(fixture, call)),
  'GET /me/calendars/{calendar-id}/events': ({ state }, call) => ok(listEvents(state, call)),
  'POST /me/calendars/{calendar-id}/events': ({ state }, call) => created(createEvent(state, call)),
  'GET /me/events/{event-id}': ({ state }, call) => ok(readEvent(state, call)),
  'PATCH /me/events/{event-id}': ({ state }, call) => ok(updateEvent(state, call)),
  'DELETE /me/events/{event-id}': done(({ state }, call) => deleteEvent(state, call)),
  'POST /me/events/{event-id}/cancel': done(({ state }, call) => cancelEvent(state, call), 202),
  'GET /subscriptions': ({ subscriptions }, { email }) => ok({ value: subscriptions.list(email) }),
  'POST /subscriptions': async ({ subscriptions }, call) =>
    created(await subscriptions.add(call.email, given(call))),
  'GET /subscriptions/{subscription-id}': ({ subscriptions }, call) =>
    ok(subscriptions.find(call.email, first(call))),
  'PATCH /subscriptions/{subscription-id}': ({ subscriptions }, call) =>
    ok(subscriptions.change(call.email, first(call), given(call))),
  'DELETE /subscriptions/{subscription-id}': done(({ subscriptions }, call) =>
    subscriptions.remove(call.email, first(call)),
  ),
  'POST /subscriptions/{subscription-id}/reauthorize': done(({ subscriptions }, call) =>
    subscriptions.find(call.email, first(call)),
  ),
}

export async function answer(fixture: GraphFixture, call: Call): Promise<Answer> {
  const answerer = answers[call.template]
  if (!answerer) throw new Invalid(`the stand-in has no answer for ${call.template}`)
  return await answerer(fixture, call)
}
