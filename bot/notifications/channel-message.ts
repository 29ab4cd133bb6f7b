import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered, DeliveryAdapter } from '../../src/jobs/delivery-adapter.ts'
import type { TargetOf } from '../../src/model/delivery-target.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { deliverTo } from '../../src/services/deliveries/enqueue-deliveries.ts'
import { readRefs } from '../../src/services/deliveries/read-refs.ts'
import { listShownTargets } from '../../src/services/deliveries/shown-targets.ts'
import {
  type ChannelNotice,
  findNoticeChannels,
} from '../../src/services/people/notification-settings.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import { channelMessage } from '../blocks/meetings/channel.ts'
import { createInstallations } from '../installation/installations.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import { editMessage, type Messenger, type Posted, postMarked } from '../slack-api/messenger.ts'
import type { PostLimiter } from '../slack-api/post-limiter.ts'
import { newsSince } from './meeting-message.ts'
import type { MeetingNotification, SlackTargetParts } from './notification.ts'
import { channelRefs } from './stored-refs.ts'

const channelKinds = { booked: 'booked', rescheduled: 'moved', canceled: 'canceled' } as const

/** Plans a delivery for each channel that wants the new changes or shows the meeting already. */
export async function planChannels(
  context: ServiceContext,
  input: MeetingNotification['input'],
): Promise<void> {
  const { meeting, deliveredRevision } = input
  if (deliveredRevision === meeting.revision) return
  const { workspaceId, id: meetingId } = meeting
  const channels = await findNoticeChannels(context, workspaceId)
  const news = newsSince(input, channelKinds) as ChannelNotice[]
  const wanted = news.flatMap(notice => channels[notice] ?? [])
  const shown = await listShownTargets(context, meetingId)
  const showing = shown.filter(({ kind }) => kind === 'slack-channel')
  const wanting = wanted.map(channelId => ({ kind: 'slack-channel', channelId }) as const)
  const targets = [...wanting, ...showing]
  await context.db.transaction(trx =>
    deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets }),
  )
}

interface Showing {
  messenger: Messenger
  posted: Posted | undefined
  channel: string
}

/** A message that somebody deleted from the channel is not posted again. */
async function show(
  { messenger, posted, channel }: Showing,
  { meetingId, message }: { meetingId: string; message: ReturnType<typeof channelMessage> },
): Promise<Posted> {
  const mark = { event_type: 'parley_channel', event_payload: { meeting_id: meetingId } }
  // The bot may not read channels. So if it crashes between posting and recording, it posts twice.
  if (!posted) return postMarked(messenger, { channel, message, mark })
  try {
    await editMessage(messenger, { posted, message, mark })
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'not-found') throw error
  }
  return posted
}

/** One message per meeting and channel. The bot has to be a member of the channel. */
export const channelTarget = ({
  context,
  config,
  limiter,
}: SlackTargetParts & { limiter: PostLimiter }): DeliveryAdapter<TargetOf<'slack-channel'>> => ({
  kind: 'slack-channel',
  deliver: async ({
    meeting,
    target,
    events,
    refs,
    deliveredRevision,
  }): Promise<Delivered | 'nothing-to-do'> => {
    if (!meeting || deliveredRevision === meeting.revision) return 'nothing-to-do'
    const { workspaceId, revision } = meeting
    const installed = await createInstallations(context, config.botToken).findByWorkspace(
      workspaceId,
    )
    if (!installed) return 'nothing-to-do'
    const { locale, timeZone } = await getWorkspace(context, workspaceId)
    const message = channelMessage({
      copy: messagesIn(locale, 'slack/general'),
      notifications: messagesIn(locale, 'slack/notifications'),
      meeting,
      events,
      reader: { locale, timeZone },
    })
    const posted = readRefs(context, channelRefs, refs)?.posted
    const messenger = { client: makeClient(installed.botToken, config.apiUrl), limiter }
    const { channelId: channel } = target
    const at = await show({ messenger, posted, channel }, { meetingId: meeting.id, message })
    return { revision, refs: { posted: { ...at } } }
  },
})
