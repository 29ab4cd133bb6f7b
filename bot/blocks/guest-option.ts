import type { CrmContact } from '../../crm/contract/crm-contact.ts'
import type { Option } from './forms.ts'

/* Whom a menu names: an address, and the CRM's own id where it is one of its contacts. No address has a blank. */

const maxValueLength = 75

/** Undefined where Slack would not take so long a value. */
export function contactOption({ id, email, name, company }: CrmContact): Option | undefined {
  const value = `${email} ${id}`
  if (email === '' || value.length > maxValueLength) return undefined
  return { value, label: [name || email, company, name ? email : ''].filter(Boolean).join(' · ') }
}

export const emailOption = (email: string, label: string): Option | undefined =>
  email.length > maxValueLength ? undefined : { value: email, label }

export function readGuestOption(value: string): { email: string; contactId: string | undefined } {
  const [email = '', ...rest] = value.split(' ')
  return { email, contactId: rest.join(' ') || undefined }
}
