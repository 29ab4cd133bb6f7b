import type { Installations } from '../../installation/installations.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { onRemoved } from './removed.ts'

/** Handles a revoked bot token. Revoked tokens of users do not matter. */
export async function onTokensRevoked(
  parts: BotParts,
  team: TeamEvent,
  installations: Installations,
): Promise<void> {
  const { tokens } = team.event as { tokens?: { bot?: string[] } }
  if (tokens?.bot?.length) await onRemoved(parts, team, installations)
}
