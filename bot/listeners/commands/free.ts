import { messagesIn } from '../../../src/i18n/messages.ts'
import type { User } from '../../../src/model/entities.ts'
import { findCommonTimes } from '../../../src/services/availability/common-times.ts'
import type { Who } from '../../../src/shorthand/types.ts'
import { commonTimesMessage } from '../../blocks/proposals/common-times.ts'
import { quiet, type SlackMessage, sentence } from '../../blocks/text.ts'
import { readProfile } from '../../people/person.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { findColleague } from './find-colleague.ts'

const dayMs = 24 * 60 * 60_000
const maxTimes = 5

async function nameOf({ client }: RequestContext, who: Who): Promise<string> {
  if (who.kind === 'slack-user') return (await readProfile(client, who.id)).name || who.id
  if (who.kind === 'email') return who.email
  return who.kind === 'name' ? who.name : who.text
}

/** The named users without duplicates, or the first person who is not a user. */
async function usersOf(
  request: RequestContext,
  whos: readonly Who[],
): Promise<User[] | { stranger: string }> {
  const users = new Map<string, User>()
  for (const who of whos) {
    const user = await findColleague(request, who)
    if (!user) return { stranger: await nameOf(request, who) }
    users.set(user.id, user)
  }
  return [...users.values()]
}

/** Common free times of these colleagues, or the rep's own. */
export async function showFree(
  request: RequestContext,
  { reading, pages }: Asked,
): Promise<SlackMessage> {
  const { user, parts, reader, workspaceId, copy } = request
  const verbs = messagesIn(user.locale, 'slack/verbs')
  if (reading.who.length === 0 && !reading.when)
    return sentence(verbs.freeForWhom({ command: parts.command }))
  const users = reading.who.length === 0 ? [user] : await usersOf(request, reading.who)
  if ('stranger' in users) return sentence(verbs.noColleague({ name: quiet(users.stranger) }))
  const page = pages.find(({ id }) => id === reading.meetingTypeId)
  const durationMinutes = reading.durationMinutes ?? page?.durationsMinutes[0] ?? 30
  const now = parts.context.clock()
  const found = await findCommonTimes(parts.context, {
    workspaceId,
    userIds: users.map(({ id }) => id),
    durationMinutes,
    ranges: reading.when?.ranges ?? [{ start: now, end: now + 14 * dayMs }],
    count: reading.count ?? maxTimes,
  })
  const names = users.map(({ name }) => quiet(name)).join(', ')
  const shown = { copy, verbs, reader, names, durationMinutes, typed: reading.typed }
  return commonTimesMessage(shown, found)
}
