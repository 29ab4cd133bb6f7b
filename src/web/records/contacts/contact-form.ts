import type {
  CrmContactDetail,
  CrmContactInput,
  CrmContactSaved,
} from '../../../../crm/contract/crm-records.ts'
import { maxContactEmails, maxNameLength, maxPhoneLength } from '../../../model/maximums.ts'
import { emailKey, isEmail } from '../../../text/email-address.ts'
import { isPhoneNumber } from '../../../text/phone-number.ts'
import { readMailboxes } from '../../../text/read-mailboxes.ts'
import { textFields } from '../../form-fields.ts'
import type { OwnerNames } from '../owner-names.ts'

/** Values of the contact form, as text. */
export interface ContactForm {
  name: string
  /** One per line. */
  emails: string
  phone: string
  company: string
  owner: string
}

export interface ContactFaults {
  fields: readonly (keyof ContactForm)[]
  /** The contact who already has one of the addresses. */
  taken?: Extract<CrmContactSaved, { kind: 'taken' }> | undefined
}

export const noFaults: ContactFaults = { fields: [] }

/** Also the maximums of imported sheets. */
export const longest = {
  name: maxNameLength,
  phone: maxPhoneLength,
  company: maxNameLength,
  emails: maxContactEmails,
} as const

export const newContactForm = (ownerEmail: string): ContactForm => ({
  name: '',
  emails: '',
  phone: '',
  company: '',
  owner: ownerEmail,
})

export const contactFormOf = (contact: CrmContactDetail): ContactForm => ({
  name: contact.name,
  emails: contact.emails.join('\n'),
  phone: contact.phone ?? '',
  company: contact.company ?? '',
  owner: contact.ownerEmail ?? '',
})

export function readContactForm(body: unknown): ContactForm {
  const { name = '', emails = '', phone = '', company = '', owner = '' } = textFields(body)
  return {
    name: name.trim(),
    emails: emails.trim(),
    phone: phone.trim(),
    company: company.trim(),
    owner: emailKey(owner),
  }
}

/** Splits addresses in any format, in lower case and without duplicates. Google separates them with `:::`. */
export const splitAddresses = (text: string): string[] => [
  ...new Set(readMailboxes(text.replaceAll(':::', ';')).map(({ email }) => emailKey(email))),
]

const orNothing = (text: string) => (text === '' ? undefined : text)

export const contactInputOf = ({ name, emails, phone, company, owner }: ContactForm) =>
  ({
    name,
    emails: splitAddresses(emails),
    phone: orNothing(phone),
    company: orNothing(company),
    ownerEmail: orNothing(owner),
  }) satisfies CrmContactInput

/** `ownerNow` may remain the owner even if no user has this address. */
export function contactFaults(
  form: ContactForm,
  { ownerNames, ownerNow }: { ownerNames: OwnerNames; ownerNow: string | undefined },
): ContactFaults {
  const emails = splitAddresses(form.emails)
  const areGood = emails.length > 0 && emails.length <= longest.emails && emails.every(isEmail)
  const isOwner = form.owner === '' || form.owner === ownerNow || ownerNames.has(form.owner)
  const isBad: Record<keyof ContactForm, boolean> = {
    name: form.name === '' || form.name.length > longest.name,
    emails: !areGood,
    phone: form.phone !== '' && (form.phone.length > longest.phone || !isPhoneNumber(form.phone)),
    company: form.company.length > longest.company,
    owner: !isOwner,
  }
  const fields = Object.keys(isBad) as (keyof ContactForm)[]
  return { fields: fields.filter(field => isBad[field]) }
}
