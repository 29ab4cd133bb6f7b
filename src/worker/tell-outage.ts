import type { User } from '../model/entities.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../providers/retry-delay.ts'
import type { ServiceContext } from '../services/context.ts'
import { listConcerned } from '../services/deliveries/outage-notices.ts'
import type { HealthTeller, OutageNotice, Place } from '../services/deliveries/outage-notifier.ts'
import { withSessionLock } from '../store/database/session-lock.ts'
import {
  listOutagePosts,
  type OutagePost,
  saveOutagePost,
} from '../store/deliveries/outage-posts.ts'
import { countWaiting } from '../store/deliveries/outage-waiting.ts'
import { findOutage } from '../store/deliveries/outages.ts'

const heldElsewhereMs = 3_000
/** What waited is counted once it is through, or when this has passed. */
const lookAgainMs = 5_000
const maxWaitMs = 2 * 60_000

interface Telling {
  context: ServiceContext
  /** In the order in which a person is reached. */
  tellers: readonly HealthTeller[]
}

/** A card shows every number; what cannot be changed afterwards says only that it is out, and that it is over. */
function wordingOf({ edits }: HealthTeller, { outage, waiting, synced }: OutageNotice): string {
  if (outage.endedAt !== undefined) return edits ? `over:${outage.endedAt}:${synced}` : 'over'
  return edits ? `out:${outage.code}:${outage.since}:${waiting}` : 'out'
}

const isSaid = (teller: HealthTeller, said: string, post: OutagePost | undefined): boolean =>
  post?.said === said || (!teller.edits && post?.said === 'over')

/** By the way they were told before, else by the first that reaches them. */
async function tellPerson({ context, tellers }: Telling, told: OutageNotice, post?: OutagePost) {
  const { id: outageId } = told.outage
  const { id: userId } = told.user
  for (const teller of tellers.filter(({ id }) => !post || id === post.way)) {
    const said = wordingOf(teller, told)
    if (isSaid(teller, said, post)) return
    const place = await reach(teller, told, post?.place)
    if (!place) continue
    await saveOutagePost(context.db, { outageId, userId, way: teller.id, said, place })
    return
  }
}

/** Where we have lost the way itself, another is taken. */
async function reach(teller: HealthTeller, told: OutageNotice, place: Place | undefined) {
  try {
    return await teller.tellOutage(told, place)
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'unauthorized') return undefined
    throw error
  }
}

async function tellEach(
  telling: Telling,
  notices: readonly OutageNotice[],
  posts: ReadonlyMap<string, OutagePost>,
): Promise<ProviderError | undefined> {
  let failure: ProviderError | undefined
  for (const notice of notices) {
    try {
      await tellPerson(telling, notice, posts.get(notice.user.id))
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const { provider, code } = error
      telling.context.log.warn({ provider, code }, 'A person could not be told of an outage')
      if (error.isPassing) failure = error
    }
  }
  return failure
}

/** @returns in how many ms this is to be done again; undefined: never */
async function bringUpToDate(
  telling: Telling,
  { outageId, attempt }: { outageId: string; attempt: number },
): Promise<number | undefined> {
  const { db, clock } = telling.context
  const outage = await findOutage(db, outageId)
  const isOpen = outage?.endedAt === undefined
  // One that came back may pass by itself once more.
  if (!outage || (isOpen && outage.toldAt === undefined)) return undefined
  const [counts, posts] = await Promise.all([
    countWaiting(db, outageId),
    listOutagePosts(db, outageId),
  ])
  const now = clock()
  const isUnderWay = !isOpen && counts.waiting > 0 && now - (outage.endedAt ?? 0) < maxWaitMs
  if (isUnderWay) return lookAgainMs
  const concerned = await listConcerned(db, outage)
  const isTold = ({ id }: User) => isOpen || posts.has(id)
  const notices = concerned
    .filter(({ user }) => isTold(user))
    .map(person => ({ ...person, ...counts, outage, now }))
  const failure = await tellEach(telling, notices, posts)
  if (!failure || attempt >= maxAttempts) return undefined
  return Math.max(failure.retryAfterMs ?? 0, retryDelayMs({ attempt, random: Math.random() }))
}

/** Brings what people were told of an outage up to date with it: told once, edited since. */
export const makeTellOutage =
  (telling: Telling) =>
  async ({ outageId, attempt }: { outageId: string; attempt: number }): Promise<void> => {
    const { context } = telling
    const again = (delayMs: number, next: number) =>
      context.jobs.enqueue(context.db, 'tell-outage', [
        { payload: { outageId, attempt: next }, startAfter: context.clock() + delayMs },
      ])
    const wasRun = await withSessionLock(context.db, `outage:${outageId}`, async () => {
      const delayMs = await bringUpToDate(telling, { outageId, attempt })
      if (delayMs !== undefined) await again(delayMs, attempt + (delayMs === lookAgainMs ? 0 : 1))
    })
    if (!wasRun) await again(heldElsewhereMs, attempt)
  }
