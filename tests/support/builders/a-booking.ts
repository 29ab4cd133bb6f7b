import { bookMeeting } from '../../../src/services/booking/book-meeting.ts'
import type { BookMeeting } from '../../../src/services/booking/booking-command.ts'
import type { DemoWorkspace } from './demo-workspace.ts'

export type BookingPlace = Pick<DemoWorkspace, 'context' | 'workspace' | 'page'>

export type BookingOverrides = Omit<Partial<BookMeeting>, 'invitee'> & {
  startsAt: number
  /** The rest is Maya's. */
  invitee?: Partial<BookMeeting['invitee']> | undefined
}

/** Maya Lindt in Warsaw books the place's page for its first duration, or picks from a proposal. */
export function bookingCommand(
  { workspace, page }: Omit<BookingPlace, 'context'>,
  { invitee, ...overrides }: BookingOverrides,
): BookMeeting {
  const [durationMinutes = 0] = page.durationsMinutes
  return {
    workspaceId: workspace.id,
    ...(overrides.proposalId ? {} : { pageId: page.id }),
    durationMinutes,
    timeZone: 'Europe/Warsaw',
    locale: 'en',
    source: 'page',
    ...overrides,
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', ...invitee },
  }
}

export const aBooking = (place: BookingPlace, overrides: BookingOverrides) =>
  bookMeeting(place.context, bookingCommand(place, overrides))
