import type { CrmContact } from '../../crm/contract/crm-contact.ts'
import type { Option } from './forms.ts'

/*
 * A person in a menu: the email, and the CRM's own id for a contact, separated by a space, which no address
 * contains.
 */

const maxValueLength = 75

/** Undefined if the value is too long for Slack. */
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
