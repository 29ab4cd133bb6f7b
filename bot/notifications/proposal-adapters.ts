import type { Delivered, DeliveryAdapter } from '../../src/jobs/delivery-adapter.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { getUser } from '../../src/services/people/users.ts'
import type { SlackConfig } from '../config.ts'
import { createInstallations } from '../installation/installations.ts'
import { findSlackAccount } from '../people/slack-account.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import type { PostLimiter } from '../slack-api/post-limiter.ts'
import type { ProposalNotification, ProposalUpdate } from './notification.ts'
import { notifyOfProposal } from './proposal-message.ts'
import { updateCards } from './update-cards.ts'

async function findSender(
  notification: ProposalUpdate,
): Promise<ProposalNotification['person'] | undefined> {
  const { context, proposal } = notification
  const { workspaceId, organizer } = proposal
  const user = await getUser(context, { workspaceId, userId: organizer.id })
  const slackUserId = await findSlackAccount(context, { ...notification, user })
  return slackUserId ? { ...user, slackUserId } : undefined
}

/**
 * Delivery targets of a proposal in Slack: `slack-proposal` (one message to its sender) and `slack-cards` (its
 * cards in conversations). They do nothing if the workspace has no Slack.
 */
export function proposalAdapters({
  context,
  config,
  limiter,
}: {
  context: ServiceContext
  config: SlackConfig
  limiter: PostLimiter
}): DeliveryAdapter[] {
  const installations = createInstallations(context, config.botToken)
  const adapter = (
    kind: 'slack-cards' | 'slack-proposal',
    notify: (notification: ProposalUpdate) => Promise<Delivered | 'nothing-to-do'>,
  ): DeliveryAdapter => ({
    kind,
    deliver: async input => {
      const { proposal } = input
      const installed = proposal && (await installations.findByWorkspace(proposal.workspaceId))
      if (!proposal || !installed) return 'nothing-to-do'
      const { botToken, ownTeam } = installed
      const client = makeClient(botToken, config.apiUrl)
      return notify({ context, client, ownTeam, input, proposal })
    },
  })
  return [
    adapter('slack-cards', updateCards),
    adapter('slack-proposal', async notification => {
      const person = await findSender(notification)
      if (!person) return 'nothing-to-do'
      return notifyOfProposal({
        ...notification,
        person,
        messenger: { client: notification.client, limiter },
      })
    }),
  ]
}
