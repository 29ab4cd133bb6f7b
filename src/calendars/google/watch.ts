import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { readInstant } from '../../scheduling/instant.ts'
import type { Watch, WatchRequest, WebhookReading, WebhookRequest } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'

/** Channels last at most a week and cannot be renewed: a new one replaces the old. */
const weekMs = 7 * 24 * 60 * 60_000

/** Google may reject a callback's domain as unauthorized, which does not concern the access to the calendar. */
const notWatched = (cause: GoogleRefusal) =>
  new ProviderError({
    provider: 'google',
    code: cause.status === 429 || cause.status >= 500 ? 'unavailable' : 'rejected',
    ...ownReason('noPush', { provider: 'Google' }),
    cause,
  })

const notUnderstood = () =>
  new ProviderError({
    provider: 'google',
    code: 'rejected',
    ...ownReason('noWatchEnd', { provider: 'Google' }),
  })

export async function watchEvents(
  api: GoogleCalendar,
  calendarId: string,
  { channelId, secret, address }: WatchRequest,
): Promise<Watch> {
  const requestBody = {
    id: channelId,
    token: secret,
    type: 'web_hook',
    address,
    params: { ttl: String(weekMs / 1000) },
  }
  const channel = await askGoogle(
    () => api.events.watch({ calendarId, requestBody }),
    () => true,
  ).catch((error: unknown) => {
    throw error instanceof GoogleRefusal ? notWatched(error) : error
  })
  const expiresAt = readInstant(channel.expiration)
  if (expiresAt === undefined) throw notUnderstood()
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

/** Google notifies by headers alone (push notifications guide); `sync` opens a channel. */
export function readWebhook({ headers }: WebhookRequest): WebhookReading {
  const channelId = headers['x-goog-channel-id']
  const secret = headers['x-goog-channel-token']
  if (!channelId || !secret || headers['x-goog-resource-state'] === 'sync') return { notices: [] }
  return { notices: [{ channelId, secret, kind: 'changed' }] }
}
