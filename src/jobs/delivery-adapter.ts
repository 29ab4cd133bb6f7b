import type { DeliveryTarget } from '../model/delivery-target.ts'
import type { Meeting, MeetingEvent, Proposal } from '../model/entities.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface DeliveryInput<Target extends DeliveryTarget = DeliveryTarget> {
  target: Target
  /** The present state. Exactly one of `meeting` and `proposal` is present. */
  meeting?: Meeting
  proposal?: Proposal
  /** The meeting's history, oldest first. */
  events: readonly MeetingEvent[]
  /** Refs from the last success, as they are stored: the adapter parses them. */
  refs: unknown
  /** The revision that the target got at the last success; undefined before the first. */
  deliveredRevision: number | undefined
  /** 1 on the first try. */
  attempt: number
}

export interface Delivered {
  refs?: Json
  /** The revision that the target now shows, of the counter that it follows. */
  revision: number
  /** Other targets of the same meeting to queue, in the transaction that saves this result. */
  followUps?: readonly DeliveryTarget[]
}

/**
 * An external system that has to show the state of a meeting or proposal. It may be called again after a lost
 * answer, a crash or a change, and has to find out what is left to do. Throws ProviderError for expected
 * failures.
 */
export interface DeliveryAdapter<Target extends DeliveryTarget = DeliveryTarget> {
  /** The only adapter for targets of this kind. */
  readonly kind: Target['kind']
  /** Another target of the same meeting that shows this one's refs: it is updated when they change. */
  readonly shownBy?: DeliveryTarget
  /** Another target that shows when this one was updated: it is updated each time. */
  readonly announcedBy?: DeliveryTarget
  deliver(input: DeliveryInput<Target>): Promise<Delivered | 'nothing-to-do'>
}
