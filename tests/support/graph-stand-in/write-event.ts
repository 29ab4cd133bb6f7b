import type { GivenEvent, GraphEvent, Notice, StoredEvent } from './entities.ts'
import { makeId, readOccurrenceId } from './instances.ts'
import { blankEvent, mergeEvent } from './make-event.ts'
import { notFound } from './refusal.ts'
import type { GraphState } from './state.ts'

const addressesOf = ({ attendees }: Pick<GraphEvent, 'attendees'>): string[] =>
  attendees.map(({ emailAddress }) => emailAddress.address)

const tell = (
  state: GraphState,
  { id, isOrganizer }: GraphEvent,
  kind: Notice['kind'],
  attendees: string[],
) => {
  if (isOrganizer && attendees.length > 0) state.notices.push({ eventId: id, kind, attendees })
}

/** Fields whose changes are emailed to attendees. */
const told = ['subject', 'body', 'start', 'end', 'isAllDay', 'location', 'recurrence'] as const

const tellOfChange = (
  state: GraphState,
  before: GraphEvent,
  after: GraphEvent,
  given: GivenEvent,
) => {
  const was = addressesOf(before)
  const is = addressesOf(after)
  const removed = was.filter(address => !is.includes(address))
  const added = is.filter(address => !was.includes(address))
  tell(state, after, 'canceled', removed)
  const isForAll = told.some(name => given[name] !== undefined)
  tell(state, after, 'updated', isForAll ? is : added)
}

const writingOf = (state: GraphState, calendarId: string) => {
  const calendar = state.calendars.get(calendarId)
  if (!calendar) throw notFound()
  const number = state.nextNumber()
  return { calendar, hasBlob: state.hasMeetingBlob, number, now: state.clock() }
}

export function makeEvent(state: GraphState, calendarId: string, given: GivenEvent): StoredEvent {
  const writing = writingOf(state, calendarId)
  if (!given.start || !given.end) throw new Error('An event has a start and an end')
  const { email } = writing.calendar
  const id = makeId(`event ${writing.number}`)
  const blank = blankEvent(id, email, writing.number, writing.now)
  const isInvited = (given.organizer?.emailAddress.address ?? email) !== email
  const invited = {
    responseStatus: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
  } as const
  const started: GraphEvent = {
    ...blank,
    ...(isInvited && invited),
    isOrganizer: !isInvited,
    organizer: given.organizer ?? blank.organizer,
    originalStartTimeZone: given.start.timeZone,
    type: given.recurrence ? 'seriesMaster' : 'singleInstance',
  }
  const event = mergeEvent(started, given, writing)
  const stored = { calendarId, event, toldStart: given.start, exceptions: new Map() }
  state.stored.set(id, stored)
  if (event.transactionId) state.account(email).transactions.set(event.transactionId, id)
  tell(state, event, 'created', addressesOf(event))
  state.changed(stored, 'created')
  return stored
}

/** A changed occurrence becomes an exception of its series. */
export function changeEvent(state: GraphState, id: string, given: GivenEvent): GraphEvent {
  const found = state.find(id)
  if (!found) throw notFound()
  const { stored, event } = found
  const after = mergeEvent(event, given, writingOf(state, stored.calendarId))
  const start = readOccurrenceId(id)?.start
  if (start === undefined) {
    if (given.start) stored.toldStart = given.start
    stored.event = { ...after, type: after.recurrence ? 'seriesMaster' : 'singleInstance' }
    if (given.start || given.recurrence) stored.exceptions.clear()
  } else stored.exceptions.set(start, { ...after, type: 'exception' })
  tellOfChange(state, event, after, given)
  state.changed(stored, 'updated')
  return state.find(id)?.event ?? after
}

export function removeEvent(state: GraphState, id: string): void {
  const found = state.find(id)
  if (!found) throw notFound()
  const { stored, event } = found
  const start = readOccurrenceId(id)?.start
  if (start === undefined) state.stored.delete(id)
  else stored.exceptions.set(start, 'deleted')
  tell(state, event, 'canceled', addressesOf(event))
  state.changed(stored, start === undefined ? 'deleted' : 'updated')
}
