import type { Account, CalendarEntry } from './model.ts'
import { forbidden, gone, invalid, notFound } from './refusal.ts'
import type { GoogleState } from './state.ts'

/** An entry of the account's calendar list. Throws if access was lost. */
export function entryOf(account: Account, calendarId: string): CalendarEntry {
  const entry = account.entries.get(calendarId === 'primary' ? account.email : calendarId)
  if (!entry || entry.calendar.refusedWith === 404) throw notFound()
  if (entry.calendar.refusedWith === 403) throw forbidden()
  return entry
}

const showEntry = (state: GoogleState, { calendar, accessRole, primary }: CalendarEntry) => ({
  kind: 'calendar#calendarListEntry',
  etag: `"${calendar.id}"`,
  id: calendar.id,
  summary: calendar.summary,
  timeZone: calendar.timeZone,
  accessRole,
  ...(primary && { primary }),
  selected: true,
  colorId: '14',
  backgroundColor: '#9fe1e7',
  foregroundColor: '#000000',
  defaultReminders: [],
  ...(state.meet !== 'hidden' && {
    conferenceProperties: {
      allowedConferenceSolutionTypes: state.meet === 'not-allowed' ? [] : ['hangoutsMeet'],
    },
  }),
})

const roles = ['freeBusyReader', 'reader', 'writer', 'owner']

export function listCalendars(
  state: GoogleState,
  account: Account,
  query: URLSearchParams,
): unknown {
  if (query.has('syncToken')) throw gone('fullSyncRequired', 'Sync tokens of lists are not kept.')
  const least = roles.indexOf(query.get('minAccessRole') ?? 'freeBusyReader')
  const pageToken = query.get('pageToken')
  const collect = () =>
    [...account.entries.values()]
      .filter(({ calendar }) => calendar.refusedWith === undefined)
      .filter(({ accessRole }) => roles.indexOf(accessRole) >= least)
      .map(entry => showEntry(state, entry))
  const pages = pageToken
    ? state.tokens.readPage<ReturnType<typeof showEntry>>(pageToken)
    : { items: collect(), offset: 0, nextSyncToken: undefined }
  const size = Math.min(Number(query.get('maxResults') ?? 100), 250, state.pageSize)
  return { kind: 'calendar#calendarList', etag: '"list"', ...state.tokens.cut(pages, size) }
}

export const getCalendar = (state: GoogleState, account: Account, calendarId: string): unknown =>
  showEntry(state, entryOf(account, calendarId))

export function insertCalendar(
  state: GoogleState,
  account: Account,
  body: { summary: string; timeZone?: string },
): unknown {
  const { summary, timeZone = account.entries.get(account.email)?.calendar.timeZone ?? 'UTC' } =
    body
  const id = `c_${state.name(12)}@group.calendar.google.com`
  const calendar = { id, summary, timeZone, events: new Map(), refusedWith: undefined }
  state.calendars.set(id, calendar)
  account.entries.set(id, { calendar, accessRole: 'owner', primary: false })
  return { kind: 'calendar#calendar', etag: `"${id}"`, id, summary, timeZone }
}

export function deleteCalendar(state: GoogleState, account: Account, calendarId: string): void {
  const { calendar, accessRole, primary } = entryOf(account, calendarId)
  if (primary) throw invalid('Cannot delete the primary calendar.', 'cannotDeletePrimaryCalendar')
  if (accessRole !== 'owner') throw forbidden('requiredAccessLevel', 'calendar')
  state.calendars.delete(calendar.id)
  for (const { entries } of state.accounts.values()) entries.delete(calendar.id)
}
