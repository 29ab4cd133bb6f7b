import type { BusyRules } from '../../calendars/calendar-provider.ts'
import {
  listAccountSettings,
  updateAccountSettings,
} from '../../store/calendars/calendar-accounts.ts'
import { forgetSyncTokens, setCheckedCalendars } from '../../store/calendars/calendar-sync.ts'
import { type Calendar, listCalendars } from '../../store/calendars/calendars.ts'
import { setDefaultCalendar } from '../../store/calendars/default-calendar.ts'
import { listConnections } from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'
import { removeConnection } from '../workspace/connections.ts'
import { type CalendarOwner, keepCalendars } from './connect-calendar.ts'
import { withCalendarAccount } from './open-calendar.ts'
import { rulesFrom } from './reading-options.ts'
import { unwatchCalendar } from './watch-calendar.ts'

/** What an account is used for. */
export interface CalendarSwitches {
  /** Its calendars make their owner busy, and bookings are written to it. */
  isForPages: boolean
  /** Its meetings with contacts are copied to the CRM, and the CRM's meetings to it. */
  isSynced: boolean
  hasReminders: boolean
  rules: BusyRules
}

/** A person's calendar account as the settings page shows it. */
export interface CalendarAccount extends CalendarSwitches {
  connectionId: string
  provider: string
  label: string
  isLost: boolean
  /** Why it is lost. */
  reason: string | undefined
  /** Granted permissions, with the provider's names. */
  scopes: readonly string[]
  calendars: readonly Calendar[]
}

/** A person's accounts with their calendars. */
export async function listCalendarAccounts(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, userId }: CalendarOwner,
): Promise<CalendarAccount[]> {
  const [connections, calendars] = await Promise.all([
    listConnections(context.db, workspaceId),
    listCalendars(context.db, { userId }),
  ])
  const own = connections.filter(connection => connection.userId === userId)
  const settings = await listAccountSettings(
    context.db,
    own.map(({ id }) => id),
  )
  const accounts = own.flatMap(connection => {
    const switches = settings.get(connection.id)
    return switches ? [{ connection, switches }] : []
  })
  return accounts.map(({ connection, switches }) => ({
    connectionId: connection.id,
    provider: connection.provider,
    label: connection.label,
    isLost: connection.state === 'lost',
    reason: connection.stateReason,
    scopes: connection.scopes,
    calendars: calendars.filter(({ connectionId }) => connectionId === connection.id),
    isForPages: switches.isForPages,
    isSynced: switches.isSynced,
    hasReminders: switches.hasReminders,
    rules: rulesFrom(switches),
  }))
}

/** Throws `not-found`, also for another person's account. */
export async function findCalendarAccount(
  context: Pick<ServiceContext, 'db'>,
  { connectionId, ...owner }: CalendarOwner & { connectionId: string },
): Promise<CalendarAccount> {
  const accounts = await listCalendarAccounts(context, owner)
  const account = accounts.find(known => known.connectionId === connectionId)
  if (!account) throw notFound()
  return account
}

interface ChooseCalendars extends CalendarOwner {
  connectionId: string
  /** Calendars that make their owner busy. */
  ids: readonly string[]
  /** Where meetings are written; undefined: not to this account. */
  defaultId: string | undefined
  /** Absent: unchanged. */
  switches?: CalendarSwitches | undefined
}

const hasOtherRules = (a: BusyRules, b: BusyRules) =>
  a.allDay !== b.allDay ||
  a.tentative !== b.tentative ||
  a.declined !== b.declined ||
  a.free !== b.free

/** Sets what the account and its calendars are used for. Throws `not-found`. */
export async function chooseCalendars(
  context: ServiceContext,
  command: ChooseCalendars,
): Promise<void> {
  const account = await findCalendarAccount(context, command)
  const { connectionId, userId, switches = account } = command
  const events = account.calendars.filter(({ purpose }) => purpose === 'events')
  const chosen = events.filter(({ id }) => command.ids.includes(id))
  const wanted = events.find(({ id, canWrite }) => canWrite && id === command.defaultId)
  await context.db.transaction(async trx => {
    await setCheckedCalendars(trx, { connectionId, ids: chosen.map(({ id }) => id) })
    if (wanted || events.some(({ isDefault }) => isDefault))
      await setDefaultCalendar(trx, { userId, id: wanted?.id })
    const { isForPages, isSynced, hasReminders, rules } = switches
    const busyRules = { ...rules }
    await updateAccountSettings(trx, connectionId, {
      isForPages,
      isSynced,
      hasReminders,
      busyRules,
    })
    const isOther = hasOtherRules(rules, account.rules)
    if (isOther) await forgetSyncTokens(trx, connectionId)
    const used = events.filter(calendar => chosen.includes(calendar) || calendar === wanted)
    const fresh = used.filter(({ isChecked, isDefault }) => isOther || !(isChecked || isDefault))
    const askedAt = context.clock()
    const jobs = fresh.map(({ id: calendarId }) => ({ payload: { calendarId, askedAt } }))
    await context.jobs.enqueue(trx, 'sync-calendar', jobs)
    const unused = events.filter(calendar => !used.includes(calendar))
    const endings = unused.map(({ id: calendarId }) => ({ payload: { calendarId } }))
    await context.jobs.enqueue(trx, 'watch-calendar', endings)
  })
}

/** Reads which calendars the account has now. Throws `not-found`, and ProviderError. */
export async function refreshCalendars(
  context: ServiceContext,
  account: CalendarOwner & { connectionId: string },
): Promise<void> {
  await findCalendarAccount(context, account)
  const found = await withCalendarAccount(context, account.connectionId, opened =>
    opened.listCalendars(),
  )
  await keepCalendars(context, account, found)
}

/** Stops using a calendar. This is how a person resolves a lost calendar. Throws `not-found`. */
export async function dropCalendar(
  context: ServiceContext,
  command: CalendarOwner & { connectionId: string; calendarId: string },
): Promise<void> {
  const { calendars } = await findCalendarAccount(context, command)
  const stays = calendars.filter(({ id }) => id !== command.calendarId)
  if (stays.length === calendars.length) throw notFound()
  const defaultId = stays.find(({ isDefault }) => isDefault)?.id
  const ids = stays.filter(({ isChecked }) => isChecked).map(({ id }) => id)
  await chooseCalendars(context, { ...command, ids, defaultId })
}

/** Deletes the account and all data of its calendars. Throws `not-found`. */
export async function disconnectCalendar(
  context: ServiceContext,
  command: CalendarOwner & { connectionId: string },
): Promise<void> {
  const { calendars } = await findCalendarAccount(context, command)
  for (const { id: calendarId } of calendars) await unwatchCalendar(context, { calendarId })
  await removeConnection(context, command)
}
