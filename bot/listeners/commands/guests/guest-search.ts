import type { CrmContact } from '../../../../crm/contract/crm-contact.ts'

/** Who may be meant, and what to ask where that is not one person. */
export interface Found {
  contacts: readonly CrmContact[]
  question: string
  /** They are what was meant, not merely alike. */
  isSure: boolean
  /** Other commands that may have been meant. */
  choices?: readonly { label: string; text: string }[]
}
