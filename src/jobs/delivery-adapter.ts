import type { DeliveryTarget } from '../model/delivery-target.ts'
import type { Meeting, MeetingEvent, Proposal } from '../model/entities.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface DeliveryInput<Target extends DeliveryTarget = DeliveryTarget> {
  /** What to bring up to date. */
  target: Target
  /** As it is now. Exactly one of `meeting` and `proposal` is present. */
  meeting?: Meeting
  proposal?: Proposal
  /** The meeting's history, oldest first. */
  events: readonly MeetingEvent[]
  /** What the last success returned, as it is stored: the adapter parses it. */
  refs: unknown
  /** What the last success brought the target to; undefined before the first. */
  deliveredRevision: number | undefined
  /** 1 on the first try. */
  attempt: number
}

export interface Delivered {
  refs?: Json
  /** The number that the target now shows, of the counter that it follows. */
  revision: number
  /** Targets of the same meeting that this brings up: they are queued in the transaction that settles it. */
  followUps?: readonly DeliveryTarget[]
}

/**
 * Something outside that must show what a meeting is. Called again after a lost answer, a crash or a
 * change; finds out itself what is left to do. Throws ProviderError for what it foresees.
 */
export interface DeliveryAdapter<Target extends DeliveryTarget = DeliveryTarget> {
  /** Serves the targets of this kind, and no other adapter does. */
  readonly kind: Target['kind']
  /** Another target of the same meeting that shows what this one holds: told again where that changed. */
  readonly shownBy?: DeliveryTarget
  /** Another that says when this one was brought up to date: told again each time. */
  readonly saidBy?: DeliveryTarget
  deliver(input: DeliveryInput<Target>): Promise<Delivered | 'nothing-to-do'>
}
