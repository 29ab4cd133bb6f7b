import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import { z } from 'zod'
import type { ServiceContext } from '../../src/services/context.ts'
import { receiveEvent, workOffEvent } from '../../src/services/slack/event-inbox.ts'

/** The shape of a Slack event. Commands, presses and forms are not events. */
const eventShape = z.object({ type: z.literal('event_callback'), event_id: z.string().min(1) })

const boltFindsNobody = 'slack_bolt_authorization_error'

const isAboutNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === boltFindsNobody

/**
 * A receiver that acknowledges events after they are stored. Slack does not repeat an acknowledged event, so a
 * crash would lose one that is not stored.
 */
export function keepingEvents(context: ServiceContext, receiver: Receiver): Receiver {
  const processEvent = (app: App) => async (event: ReceiverEvent) => {
    const read = eventShape.safeParse(event.body)
    if (!read.success) return app.processEvent(event)
    await receiveEvent(context, read.data.event_id, event.body)
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

/** Handles the job `slack-event`. Skips an event of a team that removed the app meanwhile. */
export const makeWorkEvent =
  (context: ServiceContext, app: App) =>
  ({ eventId }: { eventId: string }): Promise<void> =>
    workOffEvent(context, eventId, async body => {
      try {
        await app.processEvent({ body, ack: async () => undefined })
      } catch (error) {
        if (!isAboutNobody(error)) throw error
      }
    })
