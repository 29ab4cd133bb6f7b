import type { Meeting, MeetingEvent, Proposal } from '../model/entities.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface DeliveryInput {
  /** What to bring up to date, such as `mail:invitee`, `crm`, `slack:host`, `reminder:60`. */
  target: string
  /** As it is now. Exactly one of `meeting` and `proposal` is present. */
  meeting?: Meeting
  proposal?: Proposal
  /** The meeting's history, oldest first. */
  events: readonly MeetingEvent[]
  /** What the last success returned: addresses of what the provider holds. */
  refs: Json | undefined
  /** What the last success brought the target to; undefined before the first. */
  deliveredRevision: number | undefined
  /** 1 on the first try. */
  attempt: number
}

export interface Delivered {
  refs?: Json
  /** The revision (or sequence, for mail) that the target now shows. */
  revision: number
  /** Targets of the same meeting that this brings up: they are queued in the transaction that settles it. */
  followUps?: readonly string[]
}

/**
 * Something outside that must show what a meeting is. Called again after a lost answer, a crash or a
 * change; finds out itself what is left to do. Throws ProviderError for what it foresees.
 */
export interface DeliveryTarget {
  matches(target: string): boolean
  /** Another target of the same meeting that shows what this one holds: told again where that changed. */
  readonly shownBy?: string
  /** Another that says when this one was brought up to date: told again each time. */
  readonly saidBy?: string
  deliver(input: DeliveryInput): Promise<Delivered | 'nothing-to-do'>
}
