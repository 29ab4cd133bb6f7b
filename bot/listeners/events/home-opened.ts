import { showHome, showStranger } from '../../home/show-home.ts'
import { once } from '../../requests/run-once.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { type BotParts, isTurn, takeTurn } from '../../requests/turn.ts'

/** App Home as it is now, each time it is opened; from then on it follows what changes. */
export async function onHomeOpened(parts: BotParts, team: TeamEvent): Promise<void> {
  const { tab, user } = team.event as { tab?: string; user?: string }
  if (tab !== 'home' || !user) return
  await once(parts.context, `event:${team.eventId}`, async () => {
    const source = team.sourceFor(user)
    const turn = await takeTurn(parts, source)
    await (isTurn(turn) ? showHome(turn) : showStranger(source, turn))
  })
}
