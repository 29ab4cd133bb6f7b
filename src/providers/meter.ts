export type BookingOutcome = 'booked' | 'repeated' | 'slot-lost' | 'refused' | 'failed'

/**
 * Counts and measures events for the operator. Every label comes from a short, fixed list: never an address, a
 * name or an id.
 */
export interface Meter {
  /**
   * @param answered `route` is the route's pattern; `status` is `closed` if the client left before the answer's
   *   end
   */
  request(answered: {
    method: string
    route: string
    status: number | 'closed'
    seconds: number
  }): void
  /** An attempt to book, from the first read to the commit. */
  booking(tried: { outcome: BookingOutcome; source: string; seconds: number }): void
  /** Another booking was faster. */
  slotLost(action: 'book' | 'reschedule' | 'propose'): void
  job(ended: { job: string; outcome: 'completed' | 'failed' }): void
  /** One attempt of one delivery, and its resulting state. */
  delivery(tried: {
    channel: string
    outcome: 'delivered' | 'skipped' | 'retrying' | 'failed'
  }): void
  /** A webhook request. @param called `provider` is one that is configured */
  webhook(called: { provider: string; status: number }): void
}

/** For events that are not counted, such as the warm-up. */
export const silentMeter: Meter = {
  request: () => undefined,
  booking: () => undefined,
  slotLost: () => undefined,
  job: () => undefined,
  delivery: () => undefined,
  webhook: () => undefined,
}
