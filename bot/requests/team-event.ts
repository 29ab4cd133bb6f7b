import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { Source } from './request-context.ts'
import { sourceOf } from './source-of.ts'

/** An event in a team. Slack repeats it until it is acknowledged; its id identifies a repeat. */
export interface TeamEvent {
  eventId: string
  teamId: string | undefined
  enterpriseId: string | undefined
  isEnterpriseInstall: boolean
  workspaceId: WorkspaceId
  /** The event as Slack sends it, not parsed. */
  event: Record<string, unknown>
  /** The origin for the person who caused the event. */
  sourceFor(slackUserId: string): Source
}

export function teamEventOf(args: SlackEventMiddlewareArgs & AllMiddlewareArgs): TeamEvent {
  const { body, context, event } = args
  const { event_id } = body as { event_id: string }
  // The team of the installation: in a shared channel, the event's own team may be the other one.
  const { teamId, enterpriseId, isEnterpriseInstall } = context
  return {
    eventId: event_id,
    teamId,
    enterpriseId,
    isEnterpriseInstall,
    workspaceId: sourceOf(args, '').workspaceId,
    event: event as unknown as Record<string, unknown>,
    sourceFor: slackUserId => sourceOf(args, slackUserId),
  }
}
