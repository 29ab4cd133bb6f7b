import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { SchedulingPage, User } from '../../../src/model/entities.ts'
import { maxPlaceLength, maxTitleLength } from '../../../src/model/maximums.ts'
import type { Option } from '../forms.ts'
import type { Reader } from '../times.ts'

export const placeKinds = ['video', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]
/** Slack takes no more in one field than of a description and a note. */
export const bookLengths = {
  title: maxTitleLength,
  place: maxPlaceLength,
  description: 3000,
  note: 3000,
  reminders: 200,
} as const

/** What the form holds, to begin with or after a try. */
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
  /** As typed, such as `1 day, 90 min`. */
  reminders: string
  isInvited: boolean
  description: string
  note: string
}

export interface BookForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  /** Whose time may be booked, oneself among them. */
  hosts: readonly User[]
  pages: readonly SchedulingPage[]
  values: BookValues
  /** Makes one meeting of a form that is sent twice. */
  orderId: string
  notice?: string | undefined
  /** Contacts that share the guest's address: a person picks. */
  matches?: readonly CrmContact[]
  /** The host is the reader and busy: they may book nevertheless. */
  mayBookAnyway?: boolean
}
