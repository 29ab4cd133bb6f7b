import { settleConferences } from './conference.ts'
import type { CalendarEntry, GoogleEvent, Notice, PartialEvent } from './model.ts'
import { changedMeanwhile, duplicate, forbidden, gone, invalid, notFound } from './refusal.ts'
import { show } from './show.ts'
import type { GoogleState } from './state.ts'
import {
  checkGuest,
  keptFields,
  makeEvent,
  merge,
  withConference,
  writable,
} from './write-event.ts'

/** A call for a calendar, by an account with access. */
export interface EventCall {
  state: GoogleState
  entry: CalendarEntry
  email: string
  query: URLSearchParams
  body: PartialEvent
  ifMatch: string | undefined
}

const checkWriter = ({ entry: { accessRole } }: EventCall) => {
  if (accessRole !== 'owner' && accessRole !== 'writer')
    throw forbidden('requiredAccessLevel', 'calendar')
}

const find = ({ state, entry }: EventCall, id: string): GoogleEvent => {
  const event = state.find(entry.calendar, id)
  if (!event) throw notFound()
  return event
}

const findForWrite = (call: EventCall, id: string): GoogleEvent => {
  checkWriter(call)
  const event = find(call, id)
  if (call.ifMatch && call.ifMatch !== '*' && call.ifMatch !== event.etag) throw changedMeanwhile()
  return event
}

const keep = (
  { state, entry, email, query }: EventCall,
  event: GoogleEvent,
  kind: Notice['kind'],
) => {
  const kept = state.keep(entry.calendar, event)
  const { requestId } = event.conferenceData?.createRequest ?? {}
  if (requestId) state.conferences.add(requestId)
  const notifies = query.get('sendNotifications') === 'true' ? 'all' : 'none'
  state.notices.push({
    eventId: event.id,
    kind,
    sendUpdates: query.get('sendUpdates') ?? notifies,
    attendees: (event.attendees ?? []).map(attendee => attendee.email).filter(to => to !== email),
  })
  return show(entry, email, kept)
}

export function getEvent(call: EventCall, id: string): unknown {
  settleConferences(call.state, call.entry.calendar)
  return show(call.entry, call.email, find(call, id), call.query.get('timeZone'))
}

export function insertEvent(call: EventCall): unknown {
  checkWriter(call)
  const { state, entry, email, query, body } = call
  const id = body.id ?? state.name(26)
  if (!/^[a-v0-9]{5,1024}$/.test(id)) throw invalid('Invalid resource id value.')
  if (entry.calendar.events.has(id)) throw duplicate()
  const fields = withConference(state, writable(body), undefined, body, query)
  const event = makeEvent(state, entry.calendar, { ...fields, id, creator: { email } })
  return keep(call, event, 'created')
}

const change = (call: EventCall, before: GoogleEvent, changed: PartialEvent) => {
  const { state, entry, query, body } = call
  const fields = withConference(state, changed, before, body, query)
  const event = makeEvent(state, entry.calendar, { ...fields, id: before.id }, before)
  checkGuest(entry.calendar, before, event)
  const isDeleted = event.status === 'cancelled' && before.status !== 'cancelled'
  return keep(call, event, isDeleted ? 'deleted' : 'updated')
}

export function patchEvent(call: EventCall, id: string): unknown {
  const before = findForWrite(call, id)
  return change(call, before, merge(before, writable(call.body)))
}

export function updateEvent(call: EventCall, id: string): unknown {
  const before = findForWrite(call, id)
  return change(call, before, { ...keptFields(before), ...writable(call.body) })
}

export function deleteEvent(call: EventCall, id: string): void {
  const event = findForWrite(call, id)
  if (event.status === 'cancelled') throw gone('deleted', 'Resource has been deleted')
  keep(call, { ...event, status: 'cancelled' }, 'deleted')
}
