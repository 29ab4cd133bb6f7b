import type { User, WorkspaceId } from '../../model/entities.ts'
import { maxNameLength } from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import * as store from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { forbidden, invalidInput, notFound } from '../problems.ts'

interface UpdateUser {
  workspaceId: WorkspaceId
  userId: string
  changes: Partial<Pick<User, 'name' | 'timeZone' | 'locale' | 'role'>>
}

function assertUsable({ changes }: UpdateUser): void {
  const { name, timeZone } = changes
  const errors = [
    ...(name?.trim() === '' ? [fieldFault('name', 'no-name')] : []),
    ...tooLong('name', name, maxNameLength),
    ...(timeZone === undefined || isTimeZone(timeZone) ? [] : [fieldFault('timeZone', 'bad-zone')]),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}

/** Throws `invalid-input`, `not-found`, and `forbidden` if no admin would be left. */
export async function updateUser(
  context: Pick<ServiceContext, 'db'>,
  command: UpdateUser,
): Promise<User> {
  assertUsable(command)
  const { workspaceId, userId: id, changes } = command
  return context.db.transaction(async trx => {
    const admins = await store.lockAdminIds(trx, workspaceId)
    const isLastAdmin = admins.length === 1 && admins[0] === id
    if (isLastAdmin && changes.role === 'rep')
      throw forbidden('This is the only admin. Make somebody else an admin first.')
    const user = await store.updateUser(trx, { workspaceId, id, changes })
    if (!user) throw notFound()
    return user
  })
}
