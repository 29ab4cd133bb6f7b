import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'

/** The people that a text may mean, and a question if there is not exactly one. */
export interface Found {
  contacts: readonly CrmContact[]
  question: string
  /** The names match exactly. */
  isSure: boolean
  /** Other possible commands. */
  choices?: readonly { label: string; text: string }[]
}
