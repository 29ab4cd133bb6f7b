import type { Watch, WatchRequest, WebhookReading, WebhookRequest } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'

/** Channels live a week at most and are never renewed: a new one takes over. */
const weekMs = 7 * 24 * 60 * 60_000

export async function watchEvents(
  api: GoogleCalendar,
  calendarId: string,
  { channelId, secret, address }: WatchRequest,
): Promise<Watch> {
  const channel = await askGoogle(() =>
    api.events.watch({
      calendarId,
      requestBody: {
        id: channelId,
        token: secret,
        type: 'web_hook',
        address,
        params: { ttl: String(weekMs / 1000) },
      },
    }),
  )
  const expiresAt = Number(channel.expiration)
  return { channelId, resourceId: channel.resourceId ?? undefined, expiresAt }
}

export async function stopWatching(
  api: GoogleCalendar,
  { channelId: id, resourceId = '' }: Omit<Watch, 'expiresAt'>,
): Promise<void> {
  await askGoogle(
    () => api.channels.stop({ requestBody: { id, resourceId } }),
    ({ status }) => status === 404,
  ).catch((error: unknown) => {
    if (!(error instanceof GoogleRefusal)) throw error
  })
}

/** Google says by headers alone that something changed (push notifications guide); `sync` opens a channel. */
export function readWebhook({ headers }: WebhookRequest): WebhookReading {
  const channelId = headers['x-goog-channel-id']
  const secret = headers['x-goog-channel-token']
  if (!channelId || !secret || headers['x-goog-resource-state'] === 'sync') return { notices: [] }
  return { notices: [{ channelId, secret, kind: 'changed' }] }
}
