import type { Meeting, User } from '../../model/entities.ts'
import { addDays, startOfDay } from '../../scheduling/zoned-time.ts'
import { listOpenProposals, type OpenProposal } from '../../store/proposals/open-proposals.ts'
import { findDigestDay } from '../../store/slack/digests.ts'
import type { ServiceContext } from '../context.ts'
import { listAgenda } from '../meetings/find-meeting.ts'
import { listOutcomesDue } from '../meetings/person-meetings.ts'
import { isTakingChats } from '../people/chat-availability.ts'
import { digestTime } from './plan-digests.ts'

interface DigestFacts {
  /** Of the day, ascending. */
  meetings: readonly Meeting[]
  /** Ended since the last digest, so each is in only one digest. */
  due: readonly Meeting[]
  proposals: readonly OpenProposal[]
  /** Undefined if there is no live chat. */
  isTakingChats: boolean | undefined
}

const maxProposals = 20

/** Contents of a person's digest for a day (`2026-11-05`). */
export async function readDigest(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { user, day }: { user: User; day: string },
): Promise<DigestFacts> {
  const { workspaceId, id: userId, timeZone } = user
  const before = (await findDigestDay(context.db, userId)) ?? addDays(day, -1)
  const since = digestTime(before, timeZone)
  const until = digestTime(day, timeZone)
  const range = { start: startOfDay(day, timeZone), end: startOfDay(addDays(day, 1), timeZone) }
  const open = { workspaceId, userId, now: context.clock(), limit: maxProposals }
  const [meetings, due, proposals, taking] = await Promise.all([
    listAgenda(context, { workspaceId, hostId: userId, range }),
    listOutcomesDue(context, user),
    listOpenProposals(context.db, open),
    isTakingChats(context, { workspaceId, userId }),
  ])
  return {
    meetings: meetings.filter(({ startsAt }) => startsAt >= range.start),
    due: due.filter(({ endsAt }) => endsAt > since && endsAt <= until),
    proposals,
    isTakingChats: taking,
  }
}
