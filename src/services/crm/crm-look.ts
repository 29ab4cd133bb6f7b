import type { CrmHeldMeeting, CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { CrmMeetingRefs, CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import type { CrmNotes } from '../../store/crm/crm-deliveries.ts'
import type { Delivery } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'
import type { CrmField } from './merge-crm.ts'

/** What we keep of a record. */
export type KeptRefs = CrmMeetingRefs &
  CrmNotes & {
    /** What we meant to write when no answer came. */
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
  /** As it is after following. */
  meeting: Meeting
  /** What the record is known to have. */
  base: CrmShared
  /** What waits for a person, in words; undefined: nothing. */
  conflict: { fields: readonly CrmField[]; isHostWaiting: boolean; words: string } | undefined
  /** A person decided that the record is to name our host. */
  isHostOwed: boolean
  /** Our side has nothing that the record has not. */
  isAgreed: boolean
}

export const labelOf = ({ crms }: Pick<ServiceContext, 'crms'>, provider: string): string =>
  crms.find(({ id }) => id === provider)?.label ?? provider
