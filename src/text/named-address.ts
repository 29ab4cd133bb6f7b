import { emailKey } from './email-address.ts'

/** Whether a person has a name; people who gave none are shown by their address. */
export const hasOwnName = ({ name, email }: { name: string; email: string }): boolean =>
  name.trim() !== '' && emailKey(name) !== emailKey(email)

/** `Maya Lindt (maya@acme.test)`, or only the address of a person without a name. */
export const namedAddress = (person: { name: string; email: string }): string =>
  hasOwnName(person) ? `${person.name} (${person.email})` : person.email
