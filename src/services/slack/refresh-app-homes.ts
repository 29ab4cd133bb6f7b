import type { Knex } from 'knex'
import * as store from '../../store/slack/app-homes.ts'
import type { ServiceContext } from '../context.ts'

/** Combines changes within this time, which is also the minimum time between two updates. */
const gatherMs = 2_000

type Planner = Pick<ServiceContext, 'jobs' | 'clock' | 'hasSlack'>

async function plan(
  { jobs, clock }: Planner,
  trx: Knex,
  mark: (planning: { now: number; at: number }) => Promise<string[]>,
): Promise<void> {
  const now = clock()
  const at = now + gatherMs
  const userIds = await mark({ now, at })
  await jobs.enqueue(
    trx,
    'publish-home',
    userIds.map(userId => ({ payload: { userId }, startAfter: at })),
  )
}

/** Plans an update of these people's App Homes, if they have ever opened them. */
export async function planAppHomes(
  context: Planner,
  trx: Knex,
  userIds: readonly string[],
): Promise<void> {
  if (!context.hasSlack) return
  await plan(context, trx, planning => store.planAppHomes(trx, { ...planning, userIds }))
}

/** The same for the hosts and the organizer of a meeting. */
export async function planAppHomesOf(
  context: Planner,
  trx: Knex,
  meetingId: string,
): Promise<void> {
  if (!context.hasSlack) return
  await plan(context, trx, planning => store.planAppHomesOfMeeting(trx, { ...planning, meetingId }))
}
