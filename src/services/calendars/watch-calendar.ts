import { randomUUID } from 'node:crypto'
import type { CalendarNotice } from '../../calendars/calendar-provider.ts'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { hashToken, makeToken } from '../../secrets/token-cipher.ts'
import {
  deleteWatch,
  findWatch,
  findWatchByChannel,
  keepWatch,
} from '../../store/calendars/calendar-watches.ts'
import { findCalendar } from '../../store/calendars/calendars.ts'
import type { ServiceContext } from '../context.ts'
import { withCalendarAccount } from './open-calendar.ts'

const dayMs = 24 * 60 * 60_000

/** Ends the watch of a calendar that is no longer read. */
export async function unwatchCalendar(
  context: ServiceContext,
  { calendarId }: { calendarId: string },
): Promise<void> {
  const [calendar, watch] = await Promise.all([
    findCalendar(context.db, calendarId),
    findWatch(context.db, calendarId),
  ])
  if (!calendar || !watch) return
  await deleteWatch(context.db, calendarId)
  try {
    await withCalendarAccount(context, calendar.connectionId, async account =>
      account.unwatch?.(watch),
    )
  } catch (error) {
    // The watch ends by itself within a week, and its notifications are ignored until then.
    if (!(error instanceof ProviderError)) throw error
  }
}

/**
 * Subscribes to the provider's notifications of changes in a calendar. A watch that ends within a day is
 * replaced; the old one is ended afterwards, so that no change is missed between them. If a calendar is no
 * longer used, its watch is ended.
 */
export async function watchCalendar(
  context: ServiceContext,
  { calendarId }: { calendarId: string },
): Promise<void> {
  const calendar = await findCalendar(context.db, calendarId)
  if (!calendar) return
  if (!calendar.isChecked && !calendar.isDefault) return unwatchCalendar(context, { calendarId })
  const current = await findWatch(context.db, calendarId)
  if (current && current.expiresAt > context.clock() + dayMs) return
  try {
    await withCalendarAccount(context, calendar.connectionId, async account => {
      if (!account.watch) return
      const { token: secret, tokenHash: secretHash } = makeToken()
      const address = `${context.publicUrl}/webhooks/${account.id}`
      const request = { channelId: randomUUID(), secret, address }
      const watch = await account.watch(calendar.externalId, request)
      await keepWatch(context.db, { ...watch, calendarId, secretHash })
      if (current) await account.unwatch?.(current)
    })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    // Regular syncs find the changes too, only later.
    const { provider, code } = error
    context.log.warn({ provider, code }, 'A calendar accepts no watch for changes at present')
  }
}

/** Notifications with a wrong secret are ignored, with the same answer. */
export async function takeNotices(
  context: ServiceContext,
  notices: readonly CalendarNotice[],
): Promise<void> {
  for (const { channelId, secret, kind } of notices) {
    const found = await findWatchByChannel(context.db, channelId)
    if (!found || !isSameSecret(hashToken(secret), found.secretHash)) continue
    const { calendarId } = found.watch
    const askedAt = context.clock()
    await context.jobs.enqueue(context.db, 'sync-calendar', [{ payload: { calendarId, askedAt } }])
    if (kind !== 'ending') continue
    await deleteWatch(context.db, calendarId)
    await context.jobs.enqueue(context.db, 'watch-calendar', [{ payload: { calendarId } }])
  }
}
