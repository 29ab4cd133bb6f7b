import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { Source } from './request-context.ts'
import { sourceOf } from './source-of.ts'

/** Something that happened in a team. Slack sends it again until it is answered: its id tells a repeat. */
export interface TeamEvent {
  eventId: string
  teamId: string | undefined
  enterpriseId: string | undefined
  isEnterpriseInstall: boolean
  workspaceId: WorkspaceId
  /** The event as Slack describes it, unread. */
  event: Record<string, unknown>
  /** Whose doing it is. */
  sourceFor(slackUserId: string): Source
}

export function teamEventOf(args: SlackEventMiddlewareArgs & AllMiddlewareArgs): TeamEvent {
  const { body, context, event } = args
  const { event_id } = body as { event_id: string }
  // Of the installation: in a shared channel the event's own team may be the other one.
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
