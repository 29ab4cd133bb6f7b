import type { User, Workspace } from '../../../src/model/entities.ts'
import type { ServiceContext } from '../../../src/services/context.ts'
import { type CreateUser, createUser } from '../../../src/services/people/users.ts'

export type NewUser = Partial<Omit<CreateUser, 'workspaceId'>> & { name: string }

const firstNameOf = (name: string) => name.split(' ', 1).join('').toLowerCase()

export interface UserPlace {
  context: ServiceContext
  workspace: Pick<Workspace, 'id'>
}

/** A rep in Berlin without working hours. The address is the first name at parley.test. */
export const aUser = ({ context, workspace }: UserPlace, user: NewUser): Promise<User> =>
  createUser(context, {
    workspaceId: workspace.id,
    email: `${firstNameOf(user.name)}@parley.test`,
    timeZone: 'Europe/Berlin',
    ...user,
  })
