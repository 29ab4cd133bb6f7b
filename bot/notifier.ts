import type { webApi } from '@slack/bolt'
import type { Delivered, DeliveryInput, DeliveryTarget } from '../src/jobs/delivery-target.ts'
import type { Meeting, User, WorkspaceId } from '../src/scheduling/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { getUser } from '../src/services/users.ts'
import { makeClient } from './call-slack.ts'
import type { SlackConfig } from './config.ts'
import type { Messenger } from './direct-message.ts'
import { createInstallations } from './installations.ts'
import { createPace, type Pace } from './pace.ts'
import { findSlackAccount } from './slack-account.ts'
import { tellBooked } from './tell-booked.ts'
import { askOutcome } from './tell-outcome.ts'

export interface SlackTargetParts {
  context: ServiceContext
  config: SlackConfig
  /** One post a second per channel where absent. */
  pace?: Pace
}

/** A meeting that has to be told to some people. */
export interface Telling {
  context: ServiceContext
  messenger: Messenger
  input: DeliveryInput & { meeting: Meeting }
  /** Those with a Slack user, the host first. */
  people: readonly (User & { slackUserId: string })[]
}

async function findPeople(
  context: ServiceContext,
  team: { client: webApi.WebClient; teamId: string | undefined },
  { workspaceId, userIds }: { workspaceId: WorkspaceId; userIds: readonly string[] },
): Promise<Telling['people']> {
  const people = await Promise.all(
    [...new Set(userIds)].map(async userId => {
      const user = await getUser(context, { workspaceId, userId })
      const slackUserId = await findSlackAccount(context, { ...team, user })
      return slackUserId ? [{ ...user, slackUserId }] : []
    }),
  )
  return people.flat()
}

/**
 * Tells hosts and organizer in Slack: `slack:host` (one message per meeting and person, edited in
 * place) and `outcome:slack` (how it went, to the host). Nothing to do where nobody has a Slack account
 * or the workspace no Slack.
 */
export function slackTargets({
  context,
  config,
  pace = createPace(),
}: SlackTargetParts): DeliveryTarget[] {
  const installations = createInstallations(context, config.botToken)
  const target = (
    name: string,
    work: {
      peopleOf(meeting: Meeting): string[]
      tell(telling: Telling): Promise<Delivered | 'nothing-to-do'>
    },
  ): DeliveryTarget => ({
    matches: target => target === name,
    deliver: async input => {
      const { meeting } = input
      if (!meeting) return 'nothing-to-do'
      const { workspaceId } = meeting
      const installed = await installations.findByWorkspace(workspaceId)
      if (!installed) return 'nothing-to-do'
      const { botToken, teamId } = installed
      const client = makeClient(botToken, config.apiUrl)
      const userIds = work.peopleOf(meeting)
      const people = await findPeople(context, { client, teamId }, { workspaceId, userIds })
      if (people.length === 0) return 'nothing-to-do'
      const messenger = { client, pace }
      return work.tell({ context, messenger, input: { ...input, meeting }, people })
    },
  })
  return [
    target('slack:host', {
      peopleOf: ({ hosts, organizer }) => [...hosts.map(({ id }) => id), organizer.id],
      tell: tellBooked,
    }),
    target('outcome:slack', { peopleOf: ({ host }) => [host.id], tell: askOutcome }),
  ]
}
