import { z } from 'zod'
import { readInstant } from '../../scheduling/instant.ts'
import type {
  CalendarNotice,
  Watch,
  WatchRequest,
  WebhookReading,
  WebhookRequest,
} from '../calendar-provider.ts'
import { asProviderError, type GraphApi, GraphRefusal, understood } from './api.ts'

/** Outlook's subscriptions last at most seven days; one minute is subtracted for clocks that differ. */
const lifeMs = (7 * 24 * 60 - 1) * 60_000

const isNoSuch = ({ status }: GraphRefusal) => status === 400 || status === 404

const subscription = z.object({
  id: z.string(),
  expirationDateTime: z.string().transform(readInstant).pipe(z.number()),
})

/** Creates a new watch each time: the caller ends the old one. */
export async function watchEvents(
  api: GraphApi,
  externalId: string,
  { secret, address, now }: WatchRequest & { now: number },
): Promise<Watch> {
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: address,
    lifecycleNotificationUrl: address,
    expirationDateTime: new Date(now + lifeMs).toISOString(),
    clientState: secret,
  }
  const subscribe = (resource: string) =>
    api({ method: 'post', path: '/subscriptions', body: { ...body, resource }, isMeant: isNoSuch })
  const answer = await subscribe(`/me/calendars/${externalId}/events`)
    // Not every account supports a watch of one calendar: then all calendars are watched.
    .catch((error: unknown) => {
      if (error instanceof GraphRefusal) return subscribe('/me/events')
      throw error
    })
    .catch((error: unknown) => {
      throw error instanceof GraphRefusal ? asProviderError(error) : error
    })
  const { id, expirationDateTime } = understood(subscription, answer)
  return { channelId: id, resourceId: undefined, expiresAt: expirationDateTime }
}

export async function stopWatching(
  api: GraphApi,
  { channelId }: Omit<Watch, 'expiresAt'>,
): Promise<void> {
  try {
    await api({
      method: 'delete',
      path: `/subscriptions/${encodeURIComponent(channelId)}`,
      isMeant: ({ status }) => status === 404,
    })
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
  }
}

const notification = z.object({
  subscriptionId: z.string(),
  clientState: z.string().nullish(),
  lifecycleEvent: z.string().nullish(),
})
const notifications = z.object({ value: z.array(z.unknown()).max(1_000) })

const endings = new Set(['reauthorizationRequired', 'subscriptionRemoved'])

function noticeOf(item: unknown): CalendarNotice[] {
  const { data } = notification.safeParse(item)
  if (!data?.clientState) return []
  const kind = endings.has(data.lifecycleEvent ?? '') ? 'ending' : 'changed'
  return [{ channelId: data.subscriptionId, secret: data.clientState, kind }]
}

/** Changes, lifecycle events, and the validation of our address (change notifications guide). */
export function readWebhook({ query, body }: WebhookRequest): WebhookReading {
  if (query.validationToken !== undefined) return { notices: [], echo: query.validationToken }
  const { data } = notifications.safeParse(body)
  return { notices: (data?.value ?? []).flatMap(noticeOf) }
}
