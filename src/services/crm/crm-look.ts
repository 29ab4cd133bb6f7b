import type { CrmHeldMeeting, CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { CrmMeetingRefs, CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import type { CrmNotes } from '../../store/crm/crm-deliveries.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import type { ServiceContext } from '../context.ts'
import type { CrmField } from './merge-crm.ts'

/** The stored refs of a record. */
export type KeptRefs = CrmMeetingRefs &
  CrmNotes & {
    /** What we tried to write, if no answer came. */
    sending?: CrmShared
    /** Epoch ms. */
    sendingAt?: number
  }

export interface CrmLook {
  crm: CrmProvider
  delivery: Delivery
  meeting: Meeting
  held: CrmHeldMeeting
}

export interface Reconciled {
  /** After the record's changes were applied to it. */
  meeting: Meeting
  /** The record's last known values. */
  base: CrmShared
  /** What waits for a person, as text; undefined: nothing. */
  conflict: { fields: readonly CrmField[]; isHostWaiting: boolean; text: string } | undefined
  /** A person decided that the record should name our host. */
  isHostPending: boolean
  /** The record already has all of our values. */
  isAgreed: boolean
}

export const labelOf = ({ crms }: Pick<ServiceContext, 'crms'>, provider: string): string =>
  crms.find(({ id }) => id === provider)?.label ?? provider
