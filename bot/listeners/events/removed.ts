import type { Installations } from '../../installations.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { once } from '../../seen-events.ts'
import type { BotParts } from '../../turn.ts'

/** The team removed the app: what we kept of it goes. */
export async function onRemoved(
  { context }: BotParts,
  { eventId, teamId, enterpriseId, isEnterpriseInstall }: TeamEvent,
  installations: Installations,
): Promise<void> {
  const team = { teamId, enterpriseId, isEnterpriseInstall }
  await once(context, `event:${eventId}`, () => installations.remove(team))
}
