import type { User } from '../../model/entities.ts'
import type { Outage } from '../../model/outages.ts'

/** The present state of an outage, for one person. */
export interface OutageNotice {
  user: User
  outage: Outage
  waiting: number
  synced: number
  ownerName: string | undefined
  canMend: boolean
  now: number
}

/** A provider refuses something for one meeting, and only a person can mend it. */
export interface Refusal {
  /** The CRM does not accept the record, or the calendar makes no video call. */
  what: 'record' | 'call'
  user: User
  meeting: { id: string; workspaceId: User['workspaceId']; title: string; createdAt: number }
  inviteeName: string
  /** The provider's id. */
  provider: string
  /** In words for the person who can mend it; empty where the provider gives none. */
  reason: string
}

/** Reference of a sent notification, in the notifier's own terms. It is passed back to edit the notification. */
export type Place = Record<string, string>

/** Notifies people of the state of connections in one way. Throws ProviderError. */
export interface HealthNotifier {
  id: 'slack' | 'mail'
  /** Notifications are edited in place. Otherwise each wording is sent anew, so only the few that matter are sent. */
  readonly edits: boolean
  /** Idempotent. Undefined if the person is not reached this way. */
  notifyOfOutage(notice: OutageNotice, place: Place | undefined): Promise<Place | undefined>
  notifyOfRefusal(refusal: Refusal): Promise<Place | undefined>
}
