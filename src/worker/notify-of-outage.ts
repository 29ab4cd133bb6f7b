import type { User } from '../model/entities.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../providers/retry-delay.ts'
import type { ServiceContext } from '../services/context.ts'
import { listConcerned } from '../services/deliveries/outage-notices.ts'
import type {
  HealthNotifier,
  NotificationReference,
  OutageNotice,
} from '../services/deliveries/outage-notifier.ts'
import { withSessionLock } from '../store/database/session-lock.ts'
import {
  listOutagePosts,
  type OutagePost,
  saveOutagePost,
} from '../store/deliveries/outage-posts.ts'
import { countWaiting } from '../store/deliveries/outage-waiting.ts'
import { findOutage } from '../store/deliveries/outages.ts'

const heldElsewhereMs = 3_000
/** Waiting time until the deliveries that waited for the outage are counted, if they are not done earlier. */
const lookAgainMs = 5_000
const maxWaitMs = 2 * 60_000

interface OutageParts {
  context: ServiceContext
  /** In order of preference. */
  notifiers: readonly HealthNotifier[]
}

/**
 * The variant of the message. A card that can be edited shows all numbers; other messages are only sent for the
 * start and the end.
 */
function wordingOf({ edits }: HealthNotifier, { outage, waiting, synced }: OutageNotice): string {
  if (outage.endedAt !== undefined) return edits ? `over:${outage.endedAt}:${synced}` : 'over'
  return edits ? `out:${outage.code}:${outage.since}:${waiting}` : 'out'
}

const isSent = (notifier: HealthNotifier, wording: string, post: OutagePost | undefined): boolean =>
  post?.wording === wording || (!notifier.edits && post?.wording === 'over')

/** Uses the channel that notified the person before, or the first that reaches them. */
async function notifyPerson(
  { context, notifiers }: OutageParts,
  notice: OutageNotice,
  post?: OutagePost,
) {
  const { id: outageId } = notice.outage
  const { id: userId } = notice.user
  for (const notifier of notifiers.filter(({ id }) => !post || id === post.way)) {
    const wording = wordingOf(notifier, notice)
    if (isSent(notifier, wording, post)) return
    const reference = await reach(notifier, notice, post?.reference)
    if (!reference) continue
    await saveOutagePost(context.db, { outageId, userId, way: notifier.id, wording, reference })
    return
  }
}

/** If our access to the channel is lost, the next one is used. */
async function reach(
  notifier: HealthNotifier,
  notice: OutageNotice,
  reference: NotificationReference | undefined,
) {
  try {
    return await notifier.notifyOfOutage(notice, reference)
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'unauthorized') return undefined
    throw error
  }
}

async function notifyEach(
  parts: OutageParts,
  notices: readonly OutageNotice[],
  posts: ReadonlyMap<string, OutagePost>,
): Promise<ProviderError | undefined> {
  let failure: ProviderError | undefined
  for (const notice of notices) {
    try {
      await notifyPerson(parts, notice, posts.get(notice.user.id))
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const { provider, code } = error
      parts.context.log.warn({ provider, code }, 'A person could not be notified of an outage')
      if (error.isPassing) failure = error
    }
  }
  return failure
}

/** @returns in how many ms to run again; undefined: never */
async function bringUpToDate(
  parts: OutageParts,
  { outageId, attempt }: { outageId: string; attempt: number },
): Promise<number | undefined> {
  const { db, clock } = parts.context
  const outage = await findOutage(db, outageId)
  const isOpen = outage?.endedAt === undefined
  // An outage that opened again may end by itself.
  if (!outage || (isOpen && outage.notifiedAt === undefined)) return undefined
  const [counts, posts] = await Promise.all([
    countWaiting(db, outageId),
    listOutagePosts(db, outageId),
  ])
  const now = clock()
  const isUnderWay = !isOpen && counts.waiting > 0 && now - (outage.endedAt ?? 0) < maxWaitMs
  if (isUnderWay) return lookAgainMs
  const concerned = await listConcerned(db, outage)
  const isNotified = ({ id }: User) => isOpen || posts.has(id)
  const notices = concerned
    .filter(({ user }) => isNotified(user))
    .map(person => ({ ...person, ...counts, outage, now }))
  const failure = await notifyEach(parts, notices, posts)
  if (!failure || attempt >= maxAttempts) return undefined
  return Math.max(failure.retryAfterMs ?? 0, retryDelayMs({ attempt, random: Math.random() }))
}

/** Brings the notifications about an outage up to date: sent once, then edited. */
export const makeNotifyOfOutage =
  (parts: OutageParts) =>
  async ({ outageId, attempt }: { outageId: string; attempt: number }): Promise<void> => {
    const { context } = parts
    const again = (delayMs: number, next: number) =>
      context.jobs.enqueue(context.db, 'notify-outage', [
        { payload: { outageId, attempt: next }, startAfter: context.clock() + delayMs },
      ])
    const wasRun = await withSessionLock(context.db, `outage:${outageId}`, async () => {
      const delayMs = await bringUpToDate(parts, { outageId, attempt })
      if (delayMs !== undefined) await again(delayMs, attempt + (delayMs === lookAgainMs ? 0 : 1))
    })
    if (!wasRun) await again(heldElsewhereMs, attempt)
  }
