import type { User } from '../../model/entities.ts'
import type { Outage } from '../../model/outages.ts'

/** What a person is told of an outage, as it is now. */
export interface OutageNotice {
  user: User
  outage: Outage
  waiting: number
  synced: number
  ownerName: string | undefined
  canMend: boolean
  now: number
}

/** What a provider does not do for one meeting, and only a person can mend. */
export interface Refusal {
  /** The CRM does not take the record; or the calendar makes no video call. */
  what: 'record' | 'call'
  user: User
  meeting: { id: string; workspaceId: User['workspaceId']; title: string; createdAt: number }
  inviteeName: string
  /** The provider's id. */
  provider: string
  /** In words for the person who can mend it; empty where the provider gives none. */
  reason: string
}

/** Where something that was told stands, in the teller's own terms; it is handed back to be edited. */
export type Place = Record<string, string>

/** A way to reach people about the health of what we are connected to. Throws ProviderError. */
export interface HealthNotifier {
  id: 'slack' | 'mail'
  /** What was told is changed in place; else each wording is told anew, and so only the few that matter. */
  readonly edits: boolean
  /** Told twice is told once. Undefined: the person is not reached this way. */
  notifyOfOutage(notice: OutageNotice, place: Place | undefined): Promise<Place | undefined>
  notifyOfRefusal(refusal: Refusal): Promise<Place | undefined>
}
