import { type Messages, messagesIn } from '../../../i18n/messages.ts'
import type { User } from '../../../model/entities.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import type { TeamList, TeamMember } from '../../../providers/team-directory.ts'
import { emailKey } from '../../../text/email-address.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'

export interface SlackMatch {
  /** Undefined while Slack does not answer. */
  list: TeamList | undefined
}

/** For admins, if a Slack team is connected; undefined otherwise. */
export async function findSlackMatch(
  { slackDirectory, log }: WebContext,
  { user }: Visit,
): Promise<SlackMatch | undefined> {
  if (!slackDirectory || !isAdmin(user)) return undefined
  try {
    const list = await slackDirectory(user.workspaceId)
    return list.members.length > 0 ? { list } : undefined
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    log.warn({ provider: error.provider, code: error.code }, 'A list of members could not be read')
    return { list: undefined }
  }
}

type Copy = Messages<'settings/slack-match'>

/** The choice of nobody in particular, with the person that it comes to. */
function byEmailText(copy: Copy, { email }: User, { members, isWhole }: TeamList): string {
  const found = members.find(member => member.email && emailKey(member.email) === emailKey(email))
  if (found) return copy.foundByEmail({ name: found.name })
  return isWhole ? copy.notFound({ email }) : copy.byEmail
}

const memberText = ({ name, email }: TeamMember) => (email ? `${name} · ${email}` : name)

function MemberChoice({ visit, user, list }: { visit: Visit; user: User; list: TeamList }) {
  const copy = messagesIn(visit.user.locale, 'settings/slack-match')
  return (
    <form method="post" action={`/settings/people/${user.id}/slack`}>
      <FormSecret visit={visit} />
      <div class="field">
        <label for="slackUserId">{copy.who}</label>
        <select id="slackUserId" name="slackUserId">
          <option value="">{byEmailText(copy, user, list)}</option>
          {list.members.map(member => (
            <option key={member.id} value={member.id} selected={member.id === user.slackUserId}>
              {memberText(member)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{visit.copy.frame.save}</button>
    </form>
  )
}

/** Links a person with their Slack account if the addresses differ. */
export function SlackMatchPanel({
  visit,
  user,
  match,
}: {
  visit: Visit
  user: User
  match: SlackMatch
}) {
  const copy = messagesIn(visit.user.locale, 'settings/slack-match')
  return (
    <section class="panel">
      <h2>{copy.title}</h2>
      <p class="soft">{copy.text}</p>
      {match.list && !match.list.isWhole && (
        <p class="notice">{copy.partial({ count: match.list.members.length })}</p>
      )}
      {match.list ? (
        <MemberChoice visit={visit} user={user} list={match.list} />
      ) : (
        <p class="notice">{copy.away}</p>
      )}
    </section>
  )
}
