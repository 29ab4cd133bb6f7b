import type { GivenEvent, GraphEvent } from './entities.ts'
import { instancesOf } from './instances.ts'
import { badRequest, Invalid, notFound, refused } from './refusal.ts'
import { type Call, filterEvents, page, showEvent } from './show.ts'
import type { GraphState } from './state.ts'
import { parseLimit } from './time.ts'
import { changeEvent, makeEvent, removeEvent } from './write-event.ts'

const readOnly = [
  'id @odata.etag changeKey iCalUId createdDateTime lastModifiedDateTime bodyPreview isOrganizer',
  'isCancelled isDraft seriesMasterId type webLink onlineMeeting onlineMeetingUrl responseStatus',
  'hasAttachments cancelledOccurrences originalStart organizer',
].flatMap(names => names.split(' '))

/** Fields that an app may write. Responses of attendees are not among them. */
const writable = (body: unknown, closed: readonly string[]): GivenEvent => {
  const given = body as GivenEvent
  const stray = Object.keys(given).find(name => closed.includes(name))
  if (stray) throw new Invalid(`${stray} of an event cannot be written`)
  if (!given.attendees) return given
  const attendees = given.attendees.map(({ status: _, ...attendee }) => attendee)
  return { ...given, attendees }
}

const find = (state: GraphState, { email, args }: Call) => {
  const found = state.find(args[0] ?? '')
  if (!found) throw notFound()
  const calendar = state.calendar(email, found.stored.calendarId)
  return { ...found, calendar }
}

const findToWrite = (state: GraphState, call: Call) => {
  const found = find(state, call)
  const { calendar, event } = found
  if (!calendar.canEdit) throw refused(403, 'ErrorAccessDenied', 'Access is denied.')
  if (call.ifMatch && call.ifMatch !== '*' && call.ifMatch !== event['@odata.etag'])
    throw refused(412, 'ErrorIrresolvableConflict', 'The change key is out of date.')
  return found
}

export const readEvent = (state: GraphState, call: Call) => {
  const shown = showEvent(find(state, call).event, call)
  return state.hidesTransactions ? { ...shown, transactionId: null } : shown
}

export function listEvents(state: GraphState, call: Call) {
  const calendar = state.calendar(call.email, call.args[0] ?? '')
  const events = state.eventsIn(calendar.id).map(({ event }) => event)
  const found = filterEvents(events, call.query.get('$filter'))
  return page(
    call,
    state.pageSize,
    found.map(event => showEvent(event, call)),
  )
}

export function viewCalendar(state: GraphState, call: Call) {
  const calendar = state.calendar(call.email, call.args[0] ?? '')
  const from = parseLimit(call.query.get('startDateTime'))
  const to = parseLimit(call.query.get('endDateTime'))
  const events = state
    .eventsIn(calendar.id)
    .flatMap(stored => instancesOf(stored, from, to))
    .sort((a, b) => a.start.dateTime.localeCompare(b.start.dateTime))
  const shown = filterEvents(events, call.query.get('$filter'))
  return page(
    call,
    state.pageSize,
    shown.map(event => showEvent(event, call)),
  )
}

const repeated = (state: GraphState, event: GraphEvent | undefined) => {
  if (state.repeatAnswersExisting) return event
  throw refused(409, 'ErrorDuplicateTransactionId', 'The transactionId was used already.')
}

export function createEvent(state: GraphState, call: Call) {
  const calendar = state.calendar(call.email, call.args[0] ?? '')
  if (!calendar.canEdit) throw refused(403, 'ErrorAccessDenied', 'Access is denied.')
  const given = writable(call.body, readOnly)
  if (!given.start || !given.end) throw badRequest('The event has no start or no end')
  const earlier = state.account(call.email).transactions.get(given.transactionId ?? '')
  const present = earlier && repeated(state, state.find(earlier)?.event)
  return showEvent(present || makeEvent(state, calendar.id, given).event, call)
}

export function updateEvent(state: GraphState, call: Call) {
  const { event } = findToWrite(state, call)
  const given = writable(call.body, [...readOnly, 'transactionId'])
  return showEvent(changeEvent(state, event.id, given), call)
}

export function deleteEvent(state: GraphState, call: Call): void {
  removeEvent(state, findToWrite(state, call).event.id)
}

export function cancelEvent(state: GraphState, call: Call): void {
  const { event } = findToWrite(state, call)
  if (!event.isOrganizer) throw badRequest('You need to be the organizer to cancel the meeting.')
  removeEvent(state, event.id)
}
