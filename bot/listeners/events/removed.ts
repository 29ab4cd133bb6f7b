import { once } from '../../../src/services/slack/run-once.ts'
import type { Installations } from '../../installation/installations.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'

/** Deletes the installation of a team that removed the app. */
export async function onRemoved(
  { context }: BotParts,
  { eventId, teamId, enterpriseId, isEnterpriseInstall }: TeamEvent,
  installations: Installations,
): Promise<void> {
  const team = { teamId, enterpriseId, isEnterpriseInstall }
  await once(context, `event:${eventId}`, () => installations.remove(team))
}
