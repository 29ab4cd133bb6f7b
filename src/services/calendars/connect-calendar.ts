import type { PasswordCredentials, RemoteCalendar } from '../../calendars/calendar-provider.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ensureAccountSettings } from '../../store/calendars/calendar-accounts.ts'
import { forgetSyncTokens, setCheckedCalendars } from '../../store/calendars/calendar-sync.ts'
import { type Calendar, listCalendars, replaceCalendars } from '../../store/calendars/calendars.ts'
import { findDefaultCalendar, setDefaultCalendar } from '../../store/calendars/default-calendar.ts'
import { repointWritten } from '../../store/calendars/own-events.ts'
import { findConnection } from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { retryPending } from '../deliveries/deliveries.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { saveConnection, type Tokens } from '../workspace/connections.ts'
import { withCalendarAccount } from './open-calendar.ts'

export interface CalendarOwner {
  workspaceId: WorkspaceId
  userId: string
}

function assertCredentials({ serverUrl, username, password }: PasswordCredentials): URL {
  const url = URL.canParse(serverUrl) ? new URL(serverUrl) : undefined
  const isAddress =
    url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  const errors = [
    ...(isAddress ? [] : [fieldFault('serverUrl', 'bad-server-url')]),
    ...(username ? [] : [fieldFault('username', 'no-username')]),
    ...(password ? [] : [fieldFault('password', 'no-password')]),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  return new URL(serverUrl)
}

/**
 * At first, every calendar of the account is checked: it is better to show too few slots than taken ones.
 * Meetings are written to the first writable calendar, unless they have a calendar already.
 */
export async function keepCalendars(
  context: ServiceContext,
  account: CalendarOwner & { connectionId: string },
  found: readonly RemoteCalendar[],
): Promise<void> {
  const { connectionId, userId } = account
  await context.db.transaction(async trx => {
    await ensureAccountSettings(trx, connectionId)
    await forgetSyncTokens(trx, connectionId)
    const before = await listCalendars(trx, { connectionId })
    await replaceCalendars(trx, account, found)
    const now = await listCalendars(trx, { connectionId })
    const provider = (await findConnection(trx, connectionId))?.provider ?? ''
    for (const { id, externalId } of now)
      await repointWritten(trx, { id, userId, provider, externalId })
    const isNew = ({ id }: Calendar) => !before.some(calendar => calendar.id === id)
    const checked = now.filter(
      calendar => calendar.purpose === 'events' && (calendar.isChecked || isNew(calendar)),
    )
    await setCheckedCalendars(trx, { connectionId, ids: checked.map(({ id }) => id) })
    const first = found.find(({ canWrite }) => canWrite)?.externalId
    const writable = now.find(({ externalId }) => externalId === first)
    const isFirstAccount = before.length === 0 && !(await findDefaultCalendar(trx, userId))
    if (writable && isFirstAccount) await setDefaultCalendar(trx, { userId, id: writable.id })
    const askedAt = context.clock()
    const jobs = checked.map(({ id: calendarId }) => ({ payload: { calendarId, askedAt } }))
    await context.jobs.enqueue(trx, 'sync-calendar', jobs)
  })
}

/** Delivers what was pending while the person's calendar was lost. */
async function finish(
  context: ServiceContext,
  account: CalendarOwner & { connectionId: string },
  found: readonly RemoteCalendar[],
): Promise<void> {
  await keepCalendars(context, account, found)
  const { workspaceId, userId } = account
  await retryPending(context, { workspaceId, target: { kind: 'calendar', userId } })
}

/**
 * Connects a calendar account by address and password, or reconnects it. Throws `invalid-input`, and
 * ProviderError if the server rejects the password or cannot be reached.
 */
export async function connectCalendar(
  context: ServiceContext,
  { workspaceId, userId, credentials }: CalendarOwner & { credentials: PasswordCredentials },
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
  await finish(context, { workspaceId, userId, connectionId }, found)
}

interface ConnectOAuthCalendar extends CalendarOwner, Tokens {
  provider: string
  /** The account at the provider. */
  externalId: string
  label: string
  scopes: readonly string[]
}

/** Saves an account after its owner gave access. Throws ProviderError. */
export async function connectOAuthCalendar(
  context: ServiceContext,
  command: ConnectOAuthCalendar,
): Promise<void> {
  const { workspaceId, userId } = command
  // Two people of a workspace may share an account; each chooses from its calendars separately.
  const externalId = `${userId} ${command.externalId}`
  const { id: connectionId } = await saveConnection(context, { ...command, externalId })
  const found = await withCalendarAccount(context, connectionId, account => account.listCalendars())
  await finish(context, { workspaceId, userId, connectionId }, found)
}
