import { emailKey } from './email-address.ts'

/** Whether somebody goes by a name of their own: who gave none goes by the address. */
export const hasOwnName = ({ name, email }: { name: string; email: string }): boolean =>
  name.trim() !== '' && emailKey(name) !== emailKey(email)

/** `Maya Lindt (maya@acme.test)`; of somebody without a name the address, once. */
export const namedAddress = (person: { name: string; email: string }): string =>
  hasOwnName(person) ? `${person.name} (${person.email})` : person.email
