import type { Knex } from 'knex'
import type { TaskResult } from '../../../chat/types.ts'
import { deleteHold } from '../../../store/availability/holds.ts'
import { lockHosts } from '../../../store/availability/occupancies.ts'
import { lockConversation, updateConversation } from '../../../store/chat/conversations.ts'
import { pageQuery } from '../../availability/availability-query.ts'
import { alternativesTo } from '../../availability/find-starts.ts'
import { hostsForStart } from '../../availability/hosts-for-start.ts'
import type { ServiceContext } from '../../context.ts'
import { isProblem } from '../../problems.ts'
import { takeHold } from '../../proposals/hold-slot.ts'
import type { ChatTaskOf } from '../chat-task.ts'
import { listStartsOf } from './find-times.ts'

/** How long a picked time is kept for a visitor who confirms it. */
const holdMs = 5 * 60_000

const isLost = async (context: ServiceContext, of: ChatTaskOf): Promise<TaskResult> => {
  const { state, page, durationMinutes } = of
  const startsAt = state.startsAt ?? context.clock()
  const now = context.clock()
  const query = pageQuery(page, durationMinutes)
  return {
    outcome: 'slot-lost',
    alternatives: await alternativesTo(context.db, { query, startsAt, now }),
  }
}

/** Locks the conversation before the hosts, as everybody does who writes to a conversation. */
async function holdIn(
  context: ServiceContext,
  trx: Knex,
  { conversation, state, page, durationMinutes }: ChatTaskOf,
): Promise<number | undefined> {
  const { startsAt } = state
  if (startsAt === undefined) return undefined
  const now = context.clock()
  const query = pageQuery(page, durationMinutes)
  const present = await lockConversation(trx, conversation.id)
  if (present?.state.task?.id !== state.task?.id) return undefined
  await lockHosts(trx, { hostIds: query.hostIds, now })
  // The same task may have held the time already, in another process.
  if (present?.holdId) await deleteHold(trx, present.holdId)
  const chosen = await hostsForStart(trx, { query, startsAt, ownerId: undefined, now })
  if (chosen.kind === 'refused') return undefined
  const expiresAt = now + holdMs
  const { workspaceId } = conversation
  const endsAt = startsAt + durationMinutes * 60_000
  const { hostIds } = chosen
  const time = { startsAt, endsAt, expiresAt }
  const holdId = await takeHold(trx, { workspaceId, hostIds, pageId: page.id, ...time })
  await updateConversation(trx, conversation.id, { holdId })
  return expiresAt
}

/** A meeting that moves keeps its old time, so its new one is only looked up. */
async function lookUpMove(context: ServiceContext, of: ChatTaskOf): Promise<TaskResult> {
  const { startsAt = 0 } = of.state
  const starts = await listStartsOf(context, of, { start: startsAt, end: startsAt + 1 })
  if (starts.includes(startsAt)) return { outcome: 'held', until: context.clock() + holdMs }
  const near = { start: context.clock(), end: startsAt + 14 * 24 * 60 * 60_000 }
  const alternatives = (await listStartsOf(context, of, near))
    .toSorted((a, b) => Math.abs(a - startsAt) - Math.abs(b - startsAt))
    .slice(0, 3)
    .toSorted((a, b) => a - b)
  return { outcome: 'slot-lost', alternatives }
}

/** A conversation holds one time at most. */
export async function holdTime(context: ServiceContext, of: ChatTaskOf): Promise<TaskResult> {
  if (of.state.isMoving) return lookUpMove(context, of)
  const { holdId } = of.conversation
  if (holdId) await context.db.transaction(trx => deleteHold(trx, holdId))
  try {
    const until = await context.db.transaction(trx => holdIn(context, trx, of))
    return until === undefined ? await isLost(context, of) : { outcome: 'held', until }
  } catch (error) {
    if (!isProblem(error, 'slot-taken')) throw error
    return isLost(context, of)
  }
}
