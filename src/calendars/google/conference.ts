import type { CalendarEvent } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'
import type { GoogleEvent } from './event-of-google.ts'

const meet = 'hangoutsMeet'

/** Requests a video call with an event. The same `requestId` creates no second call. */
export const conferenceFor = ({ key }: CalendarEvent) => ({
  conferenceData: {
    createRequest: { requestId: key, conferenceSolutionKey: { type: meet } },
  },
})

const isHidden = ({ status }: GoogleRefusal) => status === 403 || status === 404

/**
 * Whether this calendar supports Meet: an administrator can disable it, and not every calendar has it.
 * True if Google does not say, as for a calendar that is not in the person's list. Throws ProviderError.
 *
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/calendarList
 */
export async function mayHaveMeet(api: GoogleCalendar, calendarId: string): Promise<boolean> {
  try {
    const { conferenceProperties } = await askGoogle(
      () => api.calendarList.get({ calendarId }),
      isHidden,
    )
    return conferenceProperties?.allowedConferenceSolutionTypes?.includes(meet) ?? true
  } catch (error) {
    if (error instanceof GoogleRefusal) return true
    throw error
  }
}

/** Google is still creating the call: a later read of the event has its address. */
export const isCallPending = ({ conferenceData }: GoogleEvent): boolean =>
  conferenceData?.createRequest?.status?.statusCode === 'pending'
