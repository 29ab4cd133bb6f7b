import type { Attendee, GivenEvent, GraphCalendar, GraphEvent, GraphTime } from './entities.ts'
import { badRequest } from './refusal.ts'
import { graphTime, toEpoch } from './time.ts'

const never = '0001-01-01T00:00:00Z'
export const unanswered = { response: 'none', time: never } as const

export const textOf = (html: string): string =>
  html
    .replaceAll(/<(br|\/p|\/div)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()

const htmlOf = ({ contentType, content }: GraphEvent['body']): string => {
  if (contentType === 'html') return content
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<html><body>${escaped.replaceAll('\n', '<br>')}</body></html>`
}

const normalTime = (told: GraphTime, isAllDay: boolean): GraphTime => {
  if (!isAllDay) return graphTime(toEpoch(told))
  if (!/T00:00:00(\.0+)?$/.test(told.dateTime)) throw badRequest('All-day events begin at midnight')
  return graphTime(toEpoch({ ...told, timeZone: 'UTC' }))
}

/** Responses of earlier attendees are kept until the event moves. */
const normalAttendees = (
  given: GivenEvent,
  before: readonly Attendee[],
  hasMoved: boolean,
): Attendee[] =>
  (given.attendees ?? before).map(attendee => {
    const address = attendee.emailAddress.address
    const old = before.find(({ emailAddress }) => emailAddress.address === address)
    const kept = hasMoved ? undefined : old?.status
    return {
      type: attendee.type ?? 'required',
      emailAddress: { name: address, ...attendee.emailAddress },
      status: (given.attendees && attendee.status) ?? kept ?? unanswered,
    }
  })

const blob = (joinUrl: string) => `<div class="meeting"><a href="${joinUrl}">Join</a></div>`

const noConference = {
  isOnlineMeeting: false,
  onlineMeetingProvider: 'unknown',
  onlineMeeting: null,
}

/** Adds a video call if the calendar supports it. The call remains until a body is written without it. */
const withConference = (event: GraphEvent, given: GivenEvent, writing: Writing): GraphEvent => {
  const { hasBlob, calendar } = writing
  const present = event.onlineMeeting
  const isEnded = hasBlob && given.body && !event.body.content.includes(present?.joinUrl ?? '')
  if (present)
    return {
      ...event,
      isOnlineMeeting: true,
      ...(isEnded && !given.onlineMeeting ? noConference : {}),
    }
  const provider = given.onlineMeetingProvider ?? calendar.defaultOnlineMeetingProvider
  const isAble =
    provider === 'teamsForBusiness' && calendar.allowedOnlineMeetingProviders.includes(provider)
  if (!given.isOnlineMeeting || !isAble) return { ...event, ...noConference }
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/${event.iCalUId}`
  const content = `${event.body.content}${hasBlob ? blob(joinUrl) : ''}`
  const body = { contentType: 'html', content }
  return { ...event, body, onlineMeetingProvider: provider, onlineMeeting: { joinUrl } }
}

export interface Writing {
  calendar: GraphCalendar
  hasBlob: boolean
  /** Source of change keys. */
  number: number
  now: number
}

/** The event after a change, with times in UTC and an HTML body. */
export function mergeEvent(before: GraphEvent, given: GivenEvent, writing: Writing): GraphEvent {
  const { attendees: _, ...rest } = given
  const merged: GraphEvent = { ...before, ...rest, attendees: [] }
  const isAllDay = merged.isAllDay
  const start = given.start ? normalTime(given.start, isAllDay) : before.start
  const end = given.end ? normalTime(given.end, isAllDay) : before.end
  if (toEpoch(end) < toEpoch(start)) throw badRequest('The event ends before it starts')
  const body = { contentType: 'html', content: htmlOf(merged.body) }
  const changeKey = Buffer.from(`change ${writing.number}`).toString('base64')
  const hasMoved = toEpoch(start) !== toEpoch(before.start) || toEpoch(end) !== toEpoch(before.end)
  const attendees = normalAttendees(given, before.attendees, hasMoved)
  const event = withConference(
    { ...merged, start, end, body, attendees, changeKey },
    given,
    writing,
  )
  return {
    ...event,
    '@odata.etag': `W/"${changeKey}"`,
    bodyPreview: textOf(event.body.content).slice(0, 255),
    lastModifiedDateTime: new Date(writing.now).toISOString(),
  }
}

/** An event without any fields. */
export const blankEvent = (id: string, email: string, number: number, now: number): GraphEvent => ({
  id,
  '@odata.etag': '',
  changeKey: '',
  iCalUId: `040000008200E00074C5B7101A82E008${String(number).padStart(16, '0')}`,
  createdDateTime: new Date(now).toISOString(),
  lastModifiedDateTime: '',
  subject: '',
  body: { contentType: 'html', content: '' },
  bodyPreview: '',
  start: graphTime(now),
  end: graphTime(now),
  originalStartTimeZone: 'UTC',
  showAs: 'busy',
  isAllDay: false,
  isCancelled: false,
  isOrganizer: true,
  organizer: { emailAddress: { name: email, address: email } },
  attendees: [],
  responseStatus: { response: 'organizer', time: never },
  sensitivity: 'normal',
  importance: 'normal',
  categories: [],
  type: 'singleInstance',
  seriesMasterId: null,
  transactionId: null,
  location: { displayName: '' },
  isReminderOn: true,
  reminderMinutesBeforeStart: 15,
  responseRequested: true,
  allowNewTimeProposals: true,
  hideAttendees: false,
  isOnlineMeeting: false,
  onlineMeetingProvider: 'unknown',
  onlineMeeting: null,
  recurrence: null,
  webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}`,
  singleValueExtendedProperties: [],
})
