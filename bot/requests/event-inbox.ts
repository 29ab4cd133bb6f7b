import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import { z } from 'zod'
import type { ServiceContext } from '../../src/services/context.ts'
import { keepUnseen } from '../../src/store/database/seen-events.ts'
import { openSealed } from '../../src/store/workspace/open-sealed.ts'

/** What Slack calls an event; commands, presses and forms are none. */
const eventShape = z.object({ type: z.literal('event_callback'), event_id: z.string().min(1) })

interface Row {
  event_id: string
  body_sealed: string
}

const boltFindsNobody = 'slack_bolt_authorization_error'

const isAboutNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === boltFindsNobody

/** Writes down what happened, with the job that works it off; what is repeated is kept once. */
async function keepEvent(context: ServiceContext, eventId: string, body: object): Promise<void> {
  const now = context.clock()
  await context.db.transaction(async trx => {
    const ids = [`kept:${eventId}`]
    const unseen = await keepUnseen(trx, { provider: 'slack', ids, now })
    if (unseen.size === 0) return
    await trx('slack_events').insert({
      event_id: eventId,
      body_sealed: context.cipher.seal(JSON.stringify(body), eventId),
      received_at: new Date(now).toISOString(),
    })
    await context.jobs.enqueue(trx, 'slack-event', [{ payload: { eventId } }])
  })
}

/**
 * A receiver whose events are acknowledged once they are written down. Slack sends an event again only while it
 * is not acknowledged: what a crash would lose after that is nowhere else.
 */
export function keepingEvents(context: ServiceContext, receiver: Receiver): Receiver {
  const processEvent = (app: App) => async (event: ReceiverEvent) => {
    const read = eventShape.safeParse(event.body)
    if (!read.success) return app.processEvent(event)
    await keepEvent(context, read.data.event_id, event.body)
    await event.ack()
  }
  return {
    init: app =>
      receiver.init(
        Object.create(app, { processEvent: { value: processEvent(app) } }) satisfies App,
      ),
    start: (...given) => receiver.start(...given),
    stop: (...given) => receiver.stop(...given),
  }
}

/** Handles the job `slack-event`. An event of a team that removed us meanwhile concerns nobody. */
export const makeWorkEvent =
  (context: ServiceContext, app: App) =>
  async ({ eventId }: { eventId: string }): Promise<void> => {
    const kept = () => context.db<Row>('slack_events').where({ event_id: eventId })
    const row = await kept().first()
    if (!row) return
    const text = { kind: 'slackEvent', key: eventId, sealed: row.body_sealed } as const
    const body = JSON.parse(await openSealed(context, text))
    try {
      await app.processEvent({ body, ack: async () => undefined })
    } catch (error) {
      if (!isAboutNobody(error)) throw error
    }
    await kept().delete()
  }
