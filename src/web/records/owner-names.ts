import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { User } from '../../model/entities.ts'

/** Names of the workspace's users by e-mail. */
export type OwnerNames = ReadonlyMap<string, string>

export const ownerNamesOf = (users: readonly User[]): OwnerNames =>
  new Map(users.map(({ email, name }) => [email, name]))

/** The owner's name; the address of one who is no user here; undefined where there is none. */
export const ownerName = (
  names: OwnerNames,
  { ownerEmail }: Pick<CrmContact, 'ownerEmail'>,
): string | undefined => ownerEmail && (names.get(ownerEmail) ?? ownerEmail)
