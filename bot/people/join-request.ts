import { messagesIn } from '../../src/i18n/messages.ts'
import type { Locale, WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { peopleUrl } from '../../src/services/links.ts'
import { listUsers } from '../../src/services/people/users.ts'
import { findJoinRequest } from '../../src/services/slack/join-requests.ts'
import { actions, button, quiet, type SlackMessage, section } from '../blocks/text.ts'
import type { SlackConfig } from '../config.ts'
import type { Installations } from '../installation/installations.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import { findMarked, openDirect, postMarked } from '../slack-api/messenger.ts'
import type { PostLimiter } from '../slack-api/post-limiter.ts'
import { findSlackAccount } from './slack-account.ts'

const clockSkewMs = 60_000

type JoinRequest = NonNullable<Awaited<ReturnType<typeof findJoinRequest>>>

function cardFor(
  { name, email }: JoinRequest,
  { locale, url }: { locale: Locale; url: string },
): SlackMessage {
  const copy = messagesIn(locale, 'slack/proposals')
  const text = copy.joinRequest({
    name: quiet(name),
    email: email ? quiet(email) : '',
    hasEmail: Boolean(email),
  })
  const open = button({ actionId: 'open:people', text: copy.addUser, url })
  return { text, blocks: [section(text), actions([open])] }
}

/** Handles the job `notify-join-request`: sends each admin one message, even if it runs again. */
export const makeNotifyOfJoinRequest =
  (parts: {
    context: ServiceContext
    config: SlackConfig
    installations: Installations
    limiter: PostLimiter
  }) =>
  async (asked: { workspaceId: WorkspaceId; slackUserId: string }): Promise<void> => {
    const { context, config, installations, limiter } = parts
    const { workspaceId, slackUserId } = asked
    const request = await findJoinRequest(context, asked)
    const installed = await installations.findByWorkspace(workspaceId)
    if (!request || !installed) return
    const { botToken, ownTeam } = installed
    const client = makeClient(botToken, config.apiUrl)
    const messenger = { client, limiter }
    const mark = {
      event_type: 'parley_join_request',
      event_payload: { slack_user_id: slackUserId },
    }
    const since = request.askedAt - clockSkewMs
    const admins = (await listUsers(context, { workspaceId })).filter(
      ({ role }) => role === 'admin',
    )
    for (const admin of admins) {
      const account = await findSlackAccount(context, { client, ownTeam, user: admin })
      if (!account) continue
      const channel = await openDirect(messenger, account)
      if (await findMarked(messenger, { channel, mark, since })) continue
      const message = cardFor(request, { locale: admin.locale, url: peopleUrl(context) })
      await postMarked(messenger, { channel, message, mark })
    }
  }
