import { once } from '../../../src/services/slack/run-once.ts'
import { showHome, showStranger } from '../../home/show-home.ts'
import { type BotParts, isResolved, resolveRequest } from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'

/** App Home as it is now, each time it is opened; from then on it follows what changes. */
export async function onHomeOpened(parts: BotParts, team: TeamEvent): Promise<void> {
  const { tab, user } = team.event as { tab?: string; user?: string }
  if (tab !== 'home' || !user) return
  await once(parts.context, `event:${team.eventId}`, async () => {
    const source = team.sourceFor(user)
    const request = await resolveRequest(parts, source)
    await (isResolved(request) ? showHome(request) : showStranger(source, request))
  })
}
