import type { User } from '../../../src/model/entities.ts'
import { listUsers } from '../../../src/services/people/users.ts'
import { toOptions } from '../../blocks/forms.ts'
import { type Asker, suggest } from './suggest.ts'
import type { SuggestionListener } from './suggestion.ts'

/** Users of the workspace whose name or address contains the text. */
export async function colleaguesLike({ parts, user }: Asker, text: string): Promise<User[]> {
  const wanted = text.toLowerCase()
  const users = await listUsers(parts.context, user)
  return users.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
}

/** Possible hosts, by id. */
export const suggestColleagues: SuggestionListener = (parts, request) =>
  suggest(parts, request, async (asker, text) => {
    const users = await colleaguesLike(asker, text)
    return toOptions(
      users.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` })),
    )
  })
