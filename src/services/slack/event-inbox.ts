import { keepUnseen } from '../../store/database/seen-events.ts'
import {
  deleteSlackEvent,
  findSlackEvent,
  insertSlackEvent,
} from '../../store/slack/slack-events.ts'
import { openSealed } from '../../store/workspace/open-sealed.ts'
import type { ServiceContext } from '../context.ts'

/** Saves a Slack event with the job that handles it; repeats are saved once. */
export async function receiveEvent(
  { db, clock, cipher, jobs }: Pick<ServiceContext, 'db' | 'clock' | 'cipher' | 'jobs'>,
  eventId: string,
  body: object,
): Promise<void> {
  const now = clock()
  await db.transaction(async trx => {
    const ids = [`kept:${eventId}`]
    const unseen = await keepUnseen(trx, { provider: 'slack', ids, now })
    if (unseen.size === 0) return
    const bodySealed = cipher.seal(JSON.stringify(body), eventId)
    await insertSlackEvent(trx, { eventId, bodySealed, receivedAt: now })
    await jobs.enqueue(trx, 'slack-event', [{ payload: { eventId } }])
  })
}

/** Runs `work` with a saved event, and deletes it afterwards. */
export async function workOffEvent(
  context: Pick<ServiceContext, 'db' | 'cipher'>,
  eventId: string,
  work: (body: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const sealed = await findSlackEvent(context.db, eventId)
  if (sealed === undefined) return
  const text = { kind: 'slackEvent', key: eventId, sealed } as const
  await work(JSON.parse(await openSealed(context, text)))
  await deleteSlackEvent(context.db, eventId)
}
