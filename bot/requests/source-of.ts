import type { webApi } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { HomeTeam } from '../installation/home-team.ts'
import type { Source } from './request-context.ts'

interface Authorised {
  workspaceId: WorkspaceId
  home: HomeTeam | undefined
}

/** Who asks, from what our `authorize` found. */
export const sourceOf = (
  { context, client }: { context: object; client: webApi.WebClient },
  slackUserId: string,
): Source => {
  const { workspaceId, home } = context as Authorised
  return { client, workspaceId, home, slackUserId }
}
