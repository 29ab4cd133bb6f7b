import { messagesIn } from '../../src/i18n/messages.ts'
import type { JobPayloads } from '../../src/jobs/definitions.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { readDigest } from '../../src/services/overview/digest-facts.ts'
import { digestTime } from '../../src/services/overview/plan-digests.ts'
import { filterWanting } from '../../src/services/people/notification-settings.ts'
import { oncePerDay } from '../../src/services/slack/digest-days.ts'
import { digestMessage } from '../blocks/meetings/digest.ts'
import { dayIn } from '../blocks/times.ts'
import { type Reached, type ReachParts, reachPerson } from '../people/reach-person.ts'
import { findMarked, openDirect, postMarked } from '../slack-api/messenger.ts'

type Digest = JobPayloads['send-digest']

async function messageFor(context: ServiceContext, { user }: Reached, { day }: Digest) {
  const facts = await readDigest(context, { user, day })
  return digestMessage({
    copy: messagesIn(user.locale, 'slack/general'),
    notifications: messagesIn(user.locale, 'slack/notifications'),
    reader: user,
    day: dayIn(digestTime(day, user.timeZone), user),
    ...facts,
    todayUrl: `${context.publicUrl}/settings`,
  })
}

/** If the process was killed between posting and recording, a repeat finds the message by its mark. */
async function notify(context: ServiceContext, reached: Reached, digest: Digest): Promise<void> {
  const { messenger, user, slackUserId } = reached
  const [wanting] = await filterWanting(context, { people: [user], notice: 'digest' })
  const message = wanting && (await messageFor(context, reached, digest))
  if (!message) return
  const channel = await openDirect(messenger, slackUserId)
  const mark = { event_type: 'parley_digest', event_payload: { day: digest.day } }
  const since = digestTime(digest.day, user.timeZone)
  if (await findMarked(messenger, { channel, mark, since })) return
  await postMarked(messenger, { channel, message, mark })
}

/** Sends one digest per day. A day without content counts as done too. */
export const makeSendDigest =
  (parts: ReachParts) =>
  async (digest: Digest): Promise<void> => {
    const { context } = parts
    const { userId, day } = digest
    await oncePerDay(context, { userId, day }, async () => {
      const reached = await reachPerson(parts, userId)
      if (reached) await notify(context, reached, digest)
    })
  }
