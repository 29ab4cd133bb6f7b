import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { User } from '../../model/entities.ts'

/** Names of the workspace's users by email. */
export type OwnerNames = ReadonlyMap<string, string>

export const ownerNamesOf = (users: readonly User[]): OwnerNames =>
  new Map(users.map(({ email, name }) => [email, name]))

/** Users who can own records and tasks now. */
export const ownerChoicesOf = (users: readonly User[]): OwnerNames =>
  ownerNamesOf(users.filter(({ isWithdrawn }) => !isWithdrawn))

/** The owner's name, or the address of an owner who is no user here; undefined without an owner. */
export const ownerName = (
  names: OwnerNames,
  { ownerEmail }: Pick<CrmContact, 'ownerEmail'>,
): string | undefined => ownerEmail && (names.get(ownerEmail) ?? ownerEmail)
