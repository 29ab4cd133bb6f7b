import type { Meeting } from '../../model/entities.ts'
import type { PickerData } from '../views/picker-data.ts'
import type { GuestHistory } from './guest-history.ts'
import type { Reason } from './reason-field.tsx'

interface CalendarAddresses {
  google: string
  outlook: string
}

/** The content of /manage/:token. */
export type ManageStep =
  | { kind: 'overview'; done: 'booked' | 'moved' | 'late' | undefined; links: CalendarAddresses }
  | { kind: 'pick'; picker: PickerData }
  | {
      kind: 'move'
      picker: PickerData
      /** The chosen start, or the nearest free ones if it was taken. */
      starts: readonly [number, ...number[]]
      formKey: string
      reason: Reason
    }
  | { kind: 'cancel'; formKey: string; reason: Reason }
  | { kind: 'late'; formKey: string }
  | {
      kind: 'canceled' | 'ended'
      /** The page for booking another meeting; undefined if it takes no bookings. */
      anewUrl: string | undefined
      /** `canceled` only: the proposal with other times, open or already picked. */
      instead?: { url: string; state: 'open' | 'picked' } | undefined
    }

export interface ManagePageProps {
  meeting: Meeting
  path: string
  history: GuestHistory
  step: ManageStep
  notice: string | undefined
}

export type StepProps<K extends ManageStep['kind']> = ManagePageProps & {
  step: Extract<ManageStep, { kind: K }>
}
