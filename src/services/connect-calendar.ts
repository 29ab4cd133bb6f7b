import type { PasswordCredentials } from '../calendars/calendar-provider.ts'
import type { WorkspaceId } from '../scheduling/entities.ts'
import {
  type Calendar,
  findDefaultCalendar,
  listCalendars,
  replaceCalendars,
  setCheckedCalendars,
  setDefaultCalendar,
} from '../store/calendars.ts'
import { listConnections } from '../store/connections.ts'
import { removeConnection, saveConnection } from './connections.ts'
import type { ServiceContext } from './context.ts'
import { retryOwed } from './deliveries.ts'
import { invalidInput, notFound } from './problems.ts'

interface Owner {
  workspaceId: WorkspaceId
  userId: string
}

/** A person's calendar account as settings show it. */
export interface CalendarAccount {
  connectionId: string
  label: string
  isLost: boolean
  /** Why, where it is lost. */
  reason: string | undefined
  calendars: readonly Calendar[]
}

function assertCredentials({ serverUrl, username, password }: PasswordCredentials): URL {
  const isAddress = URL.canParse(serverUrl) && /^https?:$/.test(new URL(serverUrl).protocol)
  const errors = [
    ...(isAddress
      ? []
      : [{ path: 'serverUrl', message: 'Give an address that begins with https://' }]),
    ...(username ? [] : [{ path: 'username', message: 'Give the user name' }]),
    ...(password ? [] : [{ path: 'password', message: 'Give the password' }]),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  return new URL(serverUrl)
}

/** Every calendar of the account is checked at first: rather a slot too few than one that is taken. */
async function keepCalendars(
  context: ServiceContext,
  account: Owner & { connectionId: string },
  found: readonly { externalId: string; name: string }[],
): Promise<void> {
  const { connectionId } = account
  await context.db.transaction(async trx => {
    const before = await listCalendars(trx, { connectionId })
    await replaceCalendars(trx, account, found)
    const now = await listCalendars(trx, { connectionId })
    const isNew = ({ id }: Calendar) => !before.some(calendar => calendar.id === id)
    const checked = now.filter(calendar => calendar.isChecked || isNew(calendar))
    await setCheckedCalendars(trx, { connectionId, ids: checked.map(({ id }) => id) })
    const jobs = checked.map(({ id: calendarId }) => ({ payload: { calendarId } }))
    await context.jobs.enqueue(trx, 'sync-calendar', jobs)
    const [only, ...others] = now
    const hasDefault = (await findDefaultCalendar(trx, account.userId)) !== undefined
    if (only && others.length === 0 && !hasDefault)
      await setDefaultCalendar(trx, { userId: account.userId, id: only.id })
  })
}

/**
 * Connects a calendar account by address and password, or mends it where it is connected already. Throws
 * `invalid-input`, and ProviderError where the server refuses or cannot be reached.
 */
export async function connectCalendar(
  context: ServiceContext,
  { workspaceId, userId, credentials }: Owner & { credentials: PasswordCredentials },
): Promise<void> {
  const url = assertCredentials(credentials)
  const found = await context.calendars.withPassword(credentials).listCalendars()
  const label = `${credentials.username} · ${url.host}`
  const { id: connectionId } = await saveConnection(context, {
    workspaceId,
    userId,
    provider: 'caldav',
    externalId: `${userId} ${credentials.username} ${url.origin}`,
    label,
    accessToken: JSON.stringify(credentials),
    scopes: [],
  })
  await keepCalendars(context, { workspaceId, userId, connectionId }, found)
  await retryOwed(context, { workspaceId, target: `calendar:${userId}` })
}

/** A person's accounts with their calendars. */
export async function listCalendarAccounts(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, userId }: Owner,
): Promise<CalendarAccount[]> {
  const [connections, calendars] = await Promise.all([
    listConnections(context.db, workspaceId),
    listCalendars(context.db, { userId }),
  ])
  return connections
    .filter(connection => connection.userId === userId && connection.provider === 'caldav')
    .map(({ id, label, state, stateReason }) => ({
      connectionId: id,
      label,
      isLost: state === 'lost',
      reason: stateReason,
      calendars: calendars.filter(({ connectionId }) => connectionId === id),
    }))
}

async function findAccount(
  context: Pick<ServiceContext, 'db'>,
  { connectionId, ...owner }: Owner & { connectionId: string },
): Promise<CalendarAccount> {
  const accounts = await listCalendarAccounts(context, owner)
  const account = accounts.find(known => known.connectionId === connectionId)
  if (!account) throw notFound()
  return account
}

export interface ChooseCalendars extends Owner {
  connectionId: string
  /** Those that keep people from booking. */
  ids: readonly string[]
  /** Where meetings are written; undefined: not to this account. */
  defaultId: string | undefined
}

/** What the account's calendars are for. Throws `not-found`. */
export async function chooseCalendars(
  context: ServiceContext,
  command: ChooseCalendars,
): Promise<void> {
  const { calendars, connectionId } = await findAccount(context, command)
  const chosen = calendars.filter(({ id }) => command.ids.includes(id))
  await context.db.transaction(async trx => {
    await setCheckedCalendars(trx, { connectionId, ids: chosen.map(({ id }) => id) })
    const wanted = calendars.find(({ id }) => id === command.defaultId)
    if (wanted || calendars.some(({ isDefault }) => isDefault))
      await setDefaultCalendar(trx, { userId: command.userId, id: wanted?.id })
    const fresh = chosen.filter(({ isChecked }) => !isChecked)
    const jobs = fresh.map(({ id: calendarId }) => ({ payload: { calendarId } }))
    await context.jobs.enqueue(trx, 'sync-calendar', jobs)
  })
}

/** The account and what was kept of its calendars are forgotten. Throws `not-found`. */
export async function disconnectCalendar(
  context: Pick<ServiceContext, 'db'>,
  command: Owner & { connectionId: string },
): Promise<void> {
  await findAccount(context, command)
  await removeConnection(context, command)
}
