import type { webApi } from '@slack/bolt'
import type { Delivered, DeliveryAdapter } from '../../src/jobs/delivery-adapter.ts'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { setterOf } from '../../src/services/meetings/setter-of.ts'
import { getUser } from '../../src/services/people/users.ts'
import { createInstallations } from '../installation/installations.ts'
import type { OwnTeam } from '../installation/own-team.ts'
import { findSlackAccount } from '../people/slack-account.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import { createPostLimiter } from '../slack-api/post-limiter.ts'
import { channelTarget, planChannels } from './channel-message.ts'
import { notifyOfChanges } from './meeting-changes.ts'
import { notifyOfBooking } from './meeting-message.ts'
import type { MeetingNotification, SlackTargetParts } from './notification.ts'
import { showLogged } from './outcome-logged.ts'
import { askOutcome } from './outcome-question.ts'
import { proposalAdapters } from './proposal-adapters.ts'
import { notifyBefore } from './upcoming-meeting.ts'

async function findPeople(
  context: ServiceContext,
  team: { client: webApi.WebClient; ownTeam: OwnTeam | undefined },
  { workspaceId, userIds }: { workspaceId: WorkspaceId; userIds: readonly string[] },
): Promise<MeetingNotification['people']> {
  const people = await Promise.all(
    [...new Set(userIds)].map(async userId => {
      const user = await getUser(context, { workspaceId, userId })
      const slackUserId = await findSlackAccount(context, { ...team, user })
      return slackUserId ? [{ ...user, slackUserId }] : []
    }),
  )
  return people.flat()
}

type Asked = Pick<MeetingNotification['input'], 'meeting' | 'events'>

const allHosts = ({ meeting }: Asked) => meeting.hosts.map(({ id }) => id)
/** Hosts and the organizer. */
const everybody = (asked: Asked) => [
  ...allHosts(asked),
  ...(setterOf(asked.meeting, asked.events) ? [asked.meeting.organizer.id] : []),
]
/** Includes former hosts, whose messages name the current host. */
const everybodySince = (asked: Asked) => [
  ...everybody(asked),
  ...asked.events.flatMap(({ hostBefore }) => hostBefore?.id ?? []),
]

/** Target kinds that notify people of a meeting. */
type SlackKind =
  | 'slack-message'
  | 'slack-changes'
  | 'slack-upcoming'
  | 'slack-outcome'
  | 'slack-logged'

/**
 * Delivery targets for hosts and organizer: `slack-message` (one message per meeting and person, edited in
 * place), `slack-changes` (replies about changes), `slack-upcoming` (the meeting is about to begin),
 * `slack-outcome` (question to the host) and `slack-logged` (answer to that question). An admin can choose
 * channels too. They do nothing if nobody has a Slack account or the workspace has no Slack.
 */
export function meetingAdapters({
  context,
  config,
  limiter = createPostLimiter(),
}: SlackTargetParts): DeliveryAdapter[] {
  const installations = createInstallations(context, config.botToken)
  const adapter = (
    kind: SlackKind,
    work: {
      peopleOf(input: MeetingNotification['input']): string[]
      notify(notification: MeetingNotification): Promise<Delivered | 'nothing-to-do'>
      /** Runs afterwards, even if there is nobody to notify. */
      also?(context: ServiceContext, input: MeetingNotification['input']): Promise<void>
    },
  ): DeliveryAdapter => ({
    kind,
    deliver: async input => {
      const { meeting } = input
      if (!meeting) return 'nothing-to-do'
      const { workspaceId } = meeting
      const installed = await installations.findByWorkspace(workspaceId)
      if (!installed) return 'nothing-to-do'
      await work.also?.(context, { ...input, meeting })
      const { botToken, ownTeam } = installed
      const client = makeClient(botToken, config.apiUrl)
      const userIds = work.peopleOf({ ...input, meeting })
      const people = await findPeople(context, { client, ownTeam }, { workspaceId, userIds })
      if (people.length === 0) return 'nothing-to-do'
      const messenger = { client, limiter }
      return work.notify({ context, messenger, input: { ...input, meeting }, people })
    },
  })
  return [
    adapter('slack-message', {
      peopleOf: everybodySince,
      notify: notifyOfBooking,
      also: planChannels,
    }),
    adapter('slack-changes', { peopleOf: everybody, notify: notifyOfChanges }),
    adapter('slack-upcoming', { peopleOf: allHosts, notify: notifyBefore }),
    adapter('slack-outcome', { peopleOf: ({ meeting }) => [meeting.host.id], notify: askOutcome }),
    adapter('slack-logged', { peopleOf: everybody, notify: showLogged }),
    channelTarget({ context, config, limiter }),
    ...proposalAdapters({ context, config, limiter }),
  ]
}
