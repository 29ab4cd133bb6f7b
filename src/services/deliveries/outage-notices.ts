import type { Knex } from 'knex'
import type { User } from '../../model/entities.ts'
import { listOutagePosts } from '../../store/deliveries/outage-posts.ts'
import {
  countWaiting,
  listWaitingHosts,
  type OutageCounts,
} from '../../store/deliveries/outage-waiting.ts'
import { listOpenOutages, type StoredOutage } from '../../store/deliveries/outages.ts'
import { findUserById, listUsers } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'

/** A person whom an outage concerns. */
interface Concerned {
  user: User
  /** Owner of the account; undefined: the workspace, or the person themselves. */
  ownerName: string | undefined
  /** They can connect the account again. */
  canMend: boolean
}

const concernedOf = (outage: StoredOutage, user: User, owner: User | undefined): Concerned => ({
  user,
  ownerName: owner && owner.id !== user.id ? owner.name : undefined,
  canMend: outage.ownerId ? user.id === outage.ownerId : user.role === 'admin',
})

/**
 * The admins, the owner of the account, the hosts whose records wait, and everybody who was notified before.
 */
export async function listConcerned(db: Knex, outage: StoredOutage): Promise<Concerned[]> {
  const [users, hosts, posts] = await Promise.all([
    listUsers(db, outage.workspaceId),
    listWaitingHosts(db, outage.id),
    listOutagePosts(db, outage.id),
  ])
  const owner = users.find(({ id }) => id === outage.ownerId)
  const isConcerned = ({ id, role }: User) =>
    role === 'admin' || id === outage.ownerId || hosts.includes(id) || posts.has(id)
  return users
    .filter(user => !user.isWithdrawn && isConcerned(user))
    .map(user => concernedOf(outage, user, owner))
}

export type ShownOutage = OutageCounts & Omit<Concerned, 'user'> & { outage: StoredOutage }

/** Outages that concern this user, of those that people are notified of. */
export async function listOutagesFor(
  { db }: Pick<ServiceContext, 'db'>,
  user: User,
): Promise<ShownOutage[]> {
  const open = await listOpenOutages(db, { workspaceId: user.workspaceId })
  const notified = open.filter(({ notifiedAt }) => notifiedAt !== undefined)
  const shown = await Promise.all(
    notified.map(async outage => {
      const isTheirs = user.role === 'admin' || user.id === outage.ownerId
      const isHost = isTheirs || (await listWaitingHosts(db, outage.id)).includes(user.id)
      if (!isHost) return []
      const owner = outage.ownerId ? await findUserById(db, outage.ownerId) : undefined
      const { ownerName, canMend } = concernedOf(outage, user, owner)
      return [{ outage, ownerName, canMend, ...(await countWaiting(db, outage.id)) }]
    }),
  )
  return shown.flat()
}
