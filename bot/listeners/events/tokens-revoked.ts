import type { Installations } from '../../installation/installations.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { onRemoved } from './removed.ts'

/** The bot's token was taken back; a user's own concerns nobody but them. */
export async function onTokensRevoked(
  parts: BotParts,
  team: TeamEvent,
  installations: Installations,
): Promise<void> {
  const { tokens } = team.event as { tokens?: { bot?: string[] } }
  if (tokens?.bot?.length) await onRemoved(parts, team, installations)
}
