import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { SchedulingPage, User } from '../../../src/model/entities.ts'
import { maxPlaceLength, maxTitleLength } from '../../../src/model/maximums.ts'
import type { Option } from '../forms.ts'
import type { Reader } from '../times.ts'

export const placeKinds = ['video', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]
/** Slack's limits of one field for a description and a note. */
export const bookLengths = {
  title: maxTitleLength,
  place: maxPlaceLength,
  description: 3000,
  note: 3000,
  reminders: 200,
} as const

/** Values of the form, initially or after a failed attempt. */
export interface BookValues {
  guest?: Option | undefined
  hostId: string
  pageId: string
  title: string
  durationMinutes: number
  day?: string | undefined
  clock?: string | undefined
  place: PlaceKind
  placeText: string
  people: readonly Option[]
  records: readonly Option[]
  /** As typed: `1 day, 90 min`. */
  reminders: string
  isInvited: boolean
  description: string
  note: string
}

export interface BookForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  /** Users whose time may be booked, including the reader. */
  hosts: readonly User[]
  pages: readonly SchedulingPage[]
  values: BookValues
  /** Prevents a second meeting if the form is submitted twice. */
  draftId: string
  notice?: string | undefined
  /** Contacts that share the guest's address: a person has to choose. */
  matches?: readonly CrmContact[]
  /** The host is the reader and busy: they may book anyway. */
  mayBookAnyway?: boolean
}
