import { slackWords } from '../src/i18n/slack/words.ts'
import type { Delivered } from '../src/jobs/delivery-target.ts'
import { outcomeQuestion } from './blocks/outcome.ts'
import { findMarked, openDirect, postMarked } from './direct-message.ts'
import type { Telling } from './notifier.ts'

const quarterHourMs = 15 * 60_000

interface AskedRefs {
  askedAt: number
}

/**
 * Asks the host once how the meeting went. "Still going" plans the question anew a quarter of an
 * hour later; one that comes sooner is the same job run twice.
 */
export async function askOutcome(telling: Telling): Promise<Delivered | 'nothing-to-do'> {
  const { context, messenger, input, people } = telling
  const { meeting } = input
  const [host] = people
  const isOpen = meeting.status === 'scheduled' && meeting.outcome === 'scheduled'
  if (!host || !isOpen) return 'nothing-to-do'
  const now = context.clock()
  const asked = input.refs as unknown as AskedRefs | undefined
  if (asked && now - asked.askedAt < quarterHourMs)
    return { revision: meeting.revision, refs: { askedAt: asked.askedAt } }
  const channel = await openDirect(messenger, host.slackUserId)
  const round = asked ? asked.askedAt : 0
  const mark = {
    event_type: 'parley_outcome',
    event_payload: { meeting_id: meeting.id, round },
  }
  const since = meeting.endsAt - quarterHourMs
  const earlier = await findMarked(messenger, { channel, mark, since })
  const { outcomes } = await context.crmChoices(meeting.workspaceId)
  const message = outcomeQuestion(slackWords(host.locale), { meeting, own: outcomes })
  if (!earlier) await postMarked(messenger, { channel, message, mark })
  return { revision: meeting.revision, refs: { askedAt: now } }
}
