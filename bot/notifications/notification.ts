import type { webApi } from '@slack/bolt'
import type { DeliveryInput } from '../../src/jobs/delivery-adapter.ts'
import type { Meeting, Proposal, User } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import type { SlackConfig } from '../config.ts'
import type { OwnTeam } from '../installation/own-team.ts'
import type { Messenger } from '../slack-api/messenger.ts'
import type { PostLimiter } from '../slack-api/post-limiter.ts'

export interface SlackTargetParts {
  context: ServiceContext
  config: SlackConfig
  /** The default is one post a second per channel. */
  limiter?: PostLimiter
}

/** A meeting, and the people to notify of it. */
export interface MeetingNotification {
  context: ServiceContext
  messenger: Messenger
  input: DeliveryInput & { meeting: Meeting }
  /** People with a Slack user, the host first. */
  people: readonly (User & { slackUserId: string })[]
}

/** A proposal whose cards have to be updated. */
export interface ProposalUpdate {
  context: ServiceContext
  client: webApi.WebClient
  ownTeam: OwnTeam | undefined
  input: DeliveryInput
  proposal: Proposal
}

/** A proposal, and the user who made it. */
export interface ProposalNotification extends ProposalUpdate {
  messenger: Messenger
  person: User & { slackUserId: string }
}
