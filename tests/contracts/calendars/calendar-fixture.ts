import type { CalendarProvider } from '../../../src/calendars/calendar-provider.ts'
import type { AttendeeAnswer } from '../../../src/model/entities.ts'

/** What a person writes into their calendar by hand. */
export interface HandEvent {
  title?: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  kind?: 'busy' | 'free' | 'tentative' | 'declined' | 'all-day'
  /** So many weeks in a row. */
  weeks?: number
  /** Addresses of people who are invited. */
  invites?: readonly string[]
  isPrivate?: boolean
}

/** One account at a server that is not ours, with hands in it. */
export interface CalendarFixture {
  provider: CalendarProvider
  ownerEmail: string
  /** The external id of an empty calendar. */
  calendar: string
  /** What is named is what the provider calls the event. */
  add(event: HandEvent): Promise<string>
  move(eventId: string, time: { startsAt: number; endsAt: number }): Promise<void>
  remove(eventId: string): Promise<void>
  answer(eventId: string, email: string, answer: AttendeeAnswer): Promise<void>
  /** How many events are there, a series counted once. */
  count(): Promise<number>
  clear(): Promise<void>
  /** Takes the access to the calendar away. */
  loseCalendar(): Promise<void>
  close(): Promise<void>
}

/** How to get a fixture, and what it cannot do. */
export interface FixtureFacts {
  name: string
  isHere: boolean
  start(): Promise<CalendarFixture>
  /** Says which events changed; else everything is read again where anything did. */
  listsChanges: boolean
}

/** What can be switched on in a stand-in of ours. */
export interface FaultyFixture extends CalendarFixture {
  /** Meets the next call of this method: `GET`, `POST`. */
  fail(
    method: string,
    fault: {
      status?: number
      headers?: Record<string, string>
      isAnswerLost?: true
      isHalf?: true
    },
  ): void
  expireTokens(): void
  revoke(): void
  forgetChanges(kind: 'first' | 'second'): void
  invalidRequests(): readonly string[]
}
