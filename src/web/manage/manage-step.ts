import type { Meeting } from '../../model/entities.ts'
import type { PickerData } from '../views/picker-data.ts'
import type { GuestHistory } from './guest-history.ts'
import type { Reason } from './reason-field.tsx'

interface CalendarAddresses {
  google: string
  outlook: string
}

/** What /manage/:token shows. */
export type ManageStep =
  | { kind: 'overview'; done: 'booked' | 'moved' | 'late' | undefined; links: CalendarAddresses }
  | { kind: 'pick'; picker: PickerData }
  | {
      kind: 'move'
      picker: PickerData
      /** The picked start; where it was lost, those nearest to it. */
      starts: readonly [number, ...number[]]
      formKey: string
      reason: Reason
    }
  | { kind: 'cancel'; formKey: string; reason: Reason }
  | { kind: 'late'; formKey: string }
  | {
      kind: 'canceled' | 'ended'
      /** Where another meeting is booked; undefined where no page takes bookings. */
      anewUrl: string | undefined
      /** `canceled` only: where other times are picked, or the one that was. */
      instead?: { url: string; state: 'open' | 'picked' } | undefined
    }

export interface ManagePageProps {
  meeting: Meeting
  /** `/manage/<token>`. */
  path: string
  history: GuestHistory
  step: ManageStep
  notice: string | undefined
}

export type StepProps<K extends ManageStep['kind']> = ManagePageProps & {
  step: Extract<ManageStep, { kind: K }>
}
