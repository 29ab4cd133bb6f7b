import * as store from '../../store/slack/join-requests.ts'
import type { ServiceContext } from '../context.ts'

/** Notifies the admins that a person without an account wants to join, at most once a month. */
export async function askToJoin(
  { db, jobs, clock }: Pick<ServiceContext, 'db' | 'jobs' | 'clock'>,
  request: Omit<store.JoinRequest, 'askedAt'>,
): Promise<void> {
  const { workspaceId, slackUserId } = request
  await db.transaction(async trx => {
    const isFirst = await store.insertJoinRequest(trx, { ...request, askedAt: clock() })
    if (!isFirst) return
    await jobs.enqueue(trx, 'notify-join-request', [{ payload: { workspaceId, slackUserId } }])
  })
}

export const findJoinRequest = (
  { db }: Pick<ServiceContext, 'db'>,
  key: Parameters<typeof store.findJoinRequest>[1],
): Promise<store.JoinRequest | undefined> => store.findJoinRequest(db, key)
