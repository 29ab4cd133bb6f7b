import type { webApi } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { OwnTeam } from '../installation/own-team.ts'
import type { Source } from './request-context.ts'

interface Authorised {
  workspaceId: WorkspaceId
  ownTeam: OwnTeam | undefined
}

/** The origin of a request, from the result of our `authorize`. */
export const sourceOf = (
  { context, client }: { context: object; client: webApi.WebClient },
  slackUserId: string,
): Source => {
  const { workspaceId, ownTeam } = context as Authorised
  return { client, workspaceId, ownTeam, slackUserId }
}
