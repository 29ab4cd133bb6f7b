import type {
  CalendarAccounts,
  CalendarProvider,
  CalendarReading,
  PasswordCredentials,
  RemoteCalendar,
} from '../../src/calendars/calendar-provider.ts'

export const remoteCalendars = (...names: string[]): RemoteCalendar[] =>
  names.map(name => ({ externalId: name, name, canWrite: true }))

export const emptyReading: CalendarReading = {
  kind: 'whole',
  events: [],
  unreadableCount: 0,
  removedIds: [],
  token: undefined,
}

/** Accounts with an empty calendar `work` that accepts everything, unless a test changes that. */
export const fakeCalendars = (
  open: (credentials: PasswordCredentials) => Partial<CalendarProvider>,
): CalendarAccounts => ({
  services: [],
  withPassword: credentials => ({
    id: 'caldav',
    listCalendars: async () => remoteCalendars('work'),
    makeCalendar: async name => ({ externalId: name, name, canWrite: true }),
    removeCalendar: async () => undefined,
    read: async () => emptyReading,
    busy: async () => [],
    findEvent: async () => undefined,
    putEvent: async (_calendar, { key }) => ({
      eventId: key,
      iCalUid: `${key}@test`,
      conferenceUrl: undefined,
    }),
    deleteEvent: async () => undefined,
    ...open(credentials),
  }),
})
