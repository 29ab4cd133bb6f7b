import type { JobPayloads } from '../../src/jobs/definitions.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { refreshAppHome } from '../../src/services/slack/app-homes.ts'
import { firstZone } from '../blocks/times.ts'
import { readProfile } from '../people/person.ts'
import { type ReachParts, reachPerson } from '../people/reach-person.ts'
import { publishHomeOf } from './show-app-home.ts'

async function publish(parts: ReachParts, userId: string): Promise<void> {
  const reached = await reachPerson(parts, userId)
  if (!reached) return
  const { user, slackUserId, messenger } = reached
  const { client } = messenger
  const { timeZone } = await readProfile(client, slackUserId)
  const reader = { locale: user.locale, timeZone: firstZone(timeZone, user.timeZone) }
  await publishHomeOf(parts.context, { client, user, slackUserId, reader })
}

/**
 * Shows a person's current App Home, one update at a time. If Slack refuses it permanently, it is shown when
 * the person opens the page again. The queue retries temporary failures.
 */
export const makePublishAppHome =
  (parts: ReachParts) =>
  async ({ userId }: JobPayloads['publish-home']): Promise<void> => {
    const { context } = parts
    await refreshAppHome(context, userId, async () => {
      try {
        await publish(parts, userId)
      } catch (error) {
        if (!(error instanceof ProviderError) || error.isPassing) throw error
        context.log.warn({ code: error.code }, 'Could not show an App Home')
      }
    })
  }
