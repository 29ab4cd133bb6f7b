import type { GivenEvent, GraphEvent, Response } from './entities.ts'
import { notFound } from './refusal.ts'
import type { GraphState } from './state.ts'
import { changeEvent, makeEvent, removeEvent } from './write-event.ts'

const withAnswer = (event: GraphEvent, email: string, response: Response, time: string) => ({
  attendees: event.attendees.map(attendee =>
    attendee.emailAddress.address.toLowerCase() === email.toLowerCase()
      ? { ...attendee, status: { response, time } }
      : attendee,
  ),
})

/** Changes by people in Outlook. */
export class ByHand {
  readonly #state: GraphState

  constructor(state: GraphState) {
    this.#state = state
  }

  /** Returns the id. With another organizer, the event is an invitation. */
  addEvent(calendarId: string, given: GivenEvent): string {
    return makeEvent(this.#state, calendarId, given).event.id
  }

  /** Changing an occurrence makes it an exception. */
  changeEvent(id: string, given: GivenEvent): void {
    changeEvent(this.#state, id, given)
  }

  deleteEvent(id: string): void {
    removeEvent(this.#state, id)
  }

  /** A response of an attendee, or of the calendar's owner to an invitation. */
  answer(id: string, email: string, response: Response): void {
    const found = this.#state.find(id)
    if (!found) throw notFound()
    const { stored, event } = found
    const time = new Date(this.#state.clock()).toISOString()
    const isOwn = this.#state.calendars.get(stored.calendarId)?.email === email
    const answered = withAnswer(event, email, response, time)
    const own = isOwn && !event.isOrganizer ? { responseStatus: { response, time } } : {}
    changeEvent(this.#state, id, { ...answered, ...own })
  }

  /** All events; a series is its master. */
  events(calendarId: string): GraphEvent[] {
    return this.#state.eventsIn(calendarId).map(({ event }) => event)
  }

  event(id: string): GraphEvent | undefined {
    return this.#state.find(id)?.event
  }
}
