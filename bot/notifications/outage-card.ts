import { reasonText } from '../../src/i18n/reason-text.ts'
import type { User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import type {
  HealthNotifier,
  NotificationReference,
  OutageNotice,
  Refusal,
} from '../../src/services/deliveries/outage-notifier.ts'
import { meetingUrl } from '../../src/services/links.ts'
import { planAppHomes } from '../../src/services/slack/refresh-app-homes.ts'
import { healthCard, refusedCard } from '../blocks/answers/health-card.ts'
import type { SlackMessage } from '../blocks/text.ts'
import type { SlackConfig } from '../config.ts'
import { createInstallations } from '../installation/installations.ts'
import { findSlackAccount } from '../people/slack-account.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import {
  editMessage,
  findMarked,
  type Mark,
  openDirect,
  postMarked,
} from '../slack-api/messenger.ts'
import { createPostLimiter, type PostLimiter } from '../slack-api/post-limiter.ts'

const clockSkewMs = 60_000

interface SlackNotifierParts {
  context: ServiceContext
  config: SlackConfig
  /** The default is one post a second per channel. */
  limiter?: PostLimiter
}

/** A message to one person. If its reference was lost, the mark identifies it. */
interface Card {
  user: User
  message: SlackMessage
  mark: Mark
  /** Epoch ms; the message was not posted earlier. */
  since: number
  reference: NotificationReference | undefined
}

async function edit(
  messenger: Parameters<typeof editMessage>[0],
  { message, mark }: Card,
  { channel = '', ts = '' }: NotificationReference,
): Promise<NotificationReference | undefined> {
  try {
    const posted = { channel, ts }
    await editMessage(messenger, { posted, message, mark })
    return { ...posted }
  } catch (error) {
    // A person who deleted the message does not want it again.
    if (error instanceof ProviderError && error.code === 'not-found') return { channel, ts }
    throw error
  }
}

const outageCard = (
  { publicUrl }: ServiceContext,
  notice: OutageNotice,
  reference?: NotificationReference,
): Card => ({
  user: notice.user,
  message: healthCard({ ...notice, reader: notice.user }, publicUrl),
  mark: { event_type: 'parley_outage', event_payload: { outage_id: notice.outage.id } },
  since: notice.outage.openedAt - clockSkewMs,
  reference,
})

const refusalCard = (context: ServiceContext, refusal: Refusal): Card => {
  const { what, user, meeting, inviteeName: name, provider } = refusal
  const url = meetingUrl(context, meeting.id)
  const { locale } = user
  const reason = reasonText(locale, { text: refusal.reason, code: refusal.reasonCode })
  return {
    user,
    message: refusedCard({ what, locale, title: meeting.title, name, provider, reason, url }),
    mark: {
      event_type: what === 'record' ? 'parley_refused' : 'parley_no_call',
      event_payload: { meeting_id: meeting.id, reason: refusal.reason },
    },
    since: meeting.createdAt - clockSkewMs,
    reference: undefined,
  }
}

/** Health cards as direct messages: posted once, then edited. */
export function slackNotifier({
  context,
  config,
  limiter = createPostLimiter(),
}: SlackNotifierParts): HealthNotifier {
  const installations = createInstallations(context, config.botToken)
  const show = async (card: Card): Promise<NotificationReference | undefined> => {
    const installed = await installations.findByWorkspace(card.user.workspaceId)
    if (!installed) return undefined
    const client = makeClient(installed.botToken, config.apiUrl)
    const { ownTeam } = installed
    const slackUserId = await findSlackAccount(context, { client, ownTeam, user: card.user })
    if (!slackUserId) return undefined
    const messenger = { client, limiter }
    if (card.reference) return edit(messenger, card, card.reference)
    const channel = await openDirect(messenger, slackUserId)
    const found = await findMarked(messenger, { channel, mark: card.mark, since: card.since })
    if (found) return edit(messenger, card, { ...found })
    const { message, mark } = card
    return { ...(await postMarked(messenger, { channel, message, mark })) }
  }
  return {
    id: 'slack',
    edits: true,
    notifyOfOutage: async (notice, reference) => {
      await planAppHomes(context, context.db, [notice.user.id])
      return show(outageCard(context, notice, reference))
    },
    notifyOfRefusal: refusal => show(refusalCard(context, refusal)),
  }
}
