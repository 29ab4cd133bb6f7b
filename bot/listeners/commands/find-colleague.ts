import type { User } from '../../../src/model/entities.ts'
import { findUserByEmail, listUsers } from '../../../src/services/people/users.ts'
import type { Who } from '../../../src/shorthand/types.ts'
import { findPerson } from '../../people/person.ts'
import type { RequestContext } from '../../requests/request-context.ts'

/** The user with this name, or the only one whose name begins with it; undefined if there are none or several. */
async function findByName(request: RequestContext, name: string): Promise<User | undefined> {
  const wanted = name.toLowerCase()
  const users = await listUsers(request.parts.context, request)
  const same = users.filter(user => user.name.toLowerCase() === wanted)
  const alike = users.filter(user => `${user.name.toLowerCase()} `.startsWith(`${wanted} `))
  const [only, another] = same.length > 0 ? same : alike
  return another ? undefined : only
}

/** The named user of this workspace; undefined for other people. */
export async function findColleague(request: RequestContext, who: Who): Promise<User | undefined> {
  const { workspaceId, client, ownTeam, parts } = request
  switch (who.kind) {
    case 'slack-user': {
      const query = { client, workspaceId, ownTeam, slackUserId: who.id }
      return (await findPerson(parts.context, query)).user
    }
    case 'email':
      return findUserByEmail(parts.context, { workspaceId, email: who.email })
    case 'name':
      return findByName(request, who.name)
    case 'deal':
      return undefined
  }
}
