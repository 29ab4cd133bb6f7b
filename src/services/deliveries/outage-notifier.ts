import type { User } from '../../model/entities.ts'
import type { Outage } from '../../model/outages.ts'

/** The state of an outage, for one person. */
export interface OutageNotice {
  user: User
  outage: Outage
  waiting: number
  synced: number
  ownerName: string | undefined
  canMend: boolean
  now: number
}

/** A provider rejects something for one meeting, and a person has to resolve it. */
export interface Refusal {
  /** `record`: the CRM rejects the record. `call`: the calendar creates no video call. */
  what: 'record' | 'call'
  user: User
  meeting: { id: string; workspaceId: User['workspaceId']; title: string; createdAt: number }
  inviteeName: string
  /** The provider's id. */
  provider: string
  /** The provider's explanation for the person who can resolve it; empty if it gives none. */
  reason: string
  /** Present if the reason is one of Parley's own. */
  reasonCode?: string | undefined
}

/**
 * Reference of a sent notification, in the notifier's own format. It is passed back to edit the notification.
 */
export type NotificationReference = Record<string, string>

/** Notifies people of connection problems through one channel. Throws ProviderError. */
export interface HealthNotifier {
  id: 'slack' | 'mail'
  /**
   * True: notifications are edited in place. False: each message is sent separately, so only the important ones are
   * sent.
   */
  readonly edits: boolean
  /** Idempotent. Undefined if the person cannot be reached through this channel. */
  notifyOfOutage(
    notice: OutageNotice,
    reference: NotificationReference | undefined,
  ): Promise<NotificationReference | undefined>
  notifyOfRefusal(refusal: Refusal): Promise<NotificationReference | undefined>
}
