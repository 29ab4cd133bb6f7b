import type { Messages } from '../../../src/i18n/messages.ts'
import { providerName } from '../../../src/i18n/outage-text.ts'
import type { User } from '../../../src/model/entities.ts'
import type { CalendarAccount } from '../../../src/services/calendars/calendar-settings.ts'
import type { IntegrationStatus } from '../../../src/services/overview/integration-status.ts'
import { quiet } from '../text.ts'
import { timeIn } from '../times.ts'

export interface StatusParts {
  verbs: Messages<'slack/verbs'>
  status: IntegrationStatus
  reader: User
  now: number
  publicUrl: string
}

const maxCalendars = 10

type Kind = IntegrationStatus['pending'][number]['kind']

/** Works, is broken, or was never used: an unused integration is never shown as working. */
type Mark = 'well' | 'broken' | 'untested'
export const marks: Readonly<Record<Mark, string>> = {
  well: ':white_check_mark:',
  broken: ':warning:',
  untested: ':information_source:',
}

export interface Line {
  mark: Mark
  text: string
}

export const lineText = ({ mark, text }: Line): string => `${marks[mark]} ${text}`

export function sumOf({ status }: StatusParts, of: 'waiting' | 'failed', kind?: Kind): number {
  return status.pending
    .filter(each => kind === undefined || each.kind === kind)
    .reduce((total, each) => total + each[of], 0)
}

/** Pending and failed deliveries of one kind; undefined if there are none. */
function pendingText(parts: StatusParts, kind: Kind): string | undefined {
  const { verbs } = parts
  const [waiting, failed] = [sumOf(parts, 'waiting', kind), sumOf(parts, 'failed', kind)]
  const counts = [
    ...(waiting > 0 ? [verbs.waiting({ count: waiting })] : []),
    ...(failed > 0 ? [verbs.failed({ count: failed })] : []),
  ]
  return counts.length > 0 ? counts.join(', ') : undefined
}

/** When the integration last worked, or that it never did. */
function evidence(
  { reader }: StatusParts,
  at: number | undefined,
  say: { done(values: { time: string }): string; never: string },
): Line {
  return at === undefined
    ? { mark: 'untested', text: say.never }
    : { mark: 'well', text: say.done({ time: timeIn(at, reader) }) }
}

/** Of several calendars that block booking times, the time of the oldest read. */
function readAt({ calendars }: CalendarAccount): number | undefined {
  const times = calendars.filter(({ isChecked }) => isChecked).map(({ syncedAt }) => syncedAt)
  const known = times.filter(at => at !== undefined)
  return known.length === times.length && known.length > 0 ? Math.min(...known) : undefined
}

/** The account is lost, or one of its calendars that block booking times. */
const isLost = (account: CalendarAccount): boolean =>
  account.isLost || account.calendars.some(each => each.isChecked && each.isLost)

export function calendarLines(parts: StatusParts): Line[] {
  const { verbs, status, reader } = parts
  if (status.calendars.length === 0)
    return [{ mark: 'untested', text: `*${verbs.calendars}*: ${verbs.noCalendar}` }]
  return status.calendars.slice(0, maxCalendars).map(account => {
    const name = `*${quiet(providerName(reader.locale, account.provider))}* ${quiet(account.label)}`
    const { mark, text }: Line = isLost(account)
      ? { mark: 'broken', text: verbs.accessLost }
      : evidence(parts, readAt(account), { done: verbs.readAt, never: verbs.notReadYet })
    return { mark, text: `${name}: ${text}` }
  })
}

export function crmLine(parts: StatusParts): Line {
  const { verbs, status, reader } = parts
  const { crm, crmProvider, lastDelivered } = status
  if (!crmProvider) return { mark: 'untested', text: `*${verbs.crm}*: ${verbs.noCrm}` }
  const label = crm ? ` ${quiet(crm.label)}` : ''
  const name = `*${quiet(providerName(reader.locale, crmProvider))}*${label}`
  const { mark, text }: Line =
    crm?.state === 'lost'
      ? { mark: 'broken', text: verbs.accessLost }
      : evidence(parts, lastDelivered.crm, { done: verbs.writtenAt, never: verbs.notWrittenYet })
  return { mark, text: `${name}: ${text}` }
}

function mailLine(parts: StatusParts): Line {
  const { verbs, status } = parts
  const { mark, text }: Line = status.sendsMail
    ? evidence(parts, status.lastDelivered.mail, { done: verbs.sentAt, never: verbs.notSentYet })
    : { mark: 'broken', text: verbs.notSending }
  return { mark, text: `*${verbs.mail}*: ${text}` }
}

/**
 * Adds pending and failed deliveries to the line of an integration. With a failure, the line is no longer
 * marked as working.
 */
function withPending(parts: StatusParts, { mark, text }: Line, kind: Kind): Line {
  const pending = pendingText(parts, kind)
  if (pending === undefined) return { mark, text }
  const hasFailed = sumOf(parts, 'failed', kind) > 0
  const after = hasFailed ? 'broken' : mark === 'well' ? 'untested' : mark
  return { mark: after, text: `${text} · ${pending}` }
}

/** The latest result and the pending deliveries of each integration. */
export function statusLines(parts: StatusParts): Line[] {
  const { verbs } = parts
  const calendars = calendarLines(parts)
  const pending = pendingText(parts, 'calendar')
  const slack: Line = { mark: 'well', text: `*${verbs.slack}*: ${verbs.slackHere}` }
  const writing: Line = { mark: 'untested', text: `*${verbs.calendars}*` }
  return [
    ...calendars,
    ...(pending ? [withPending(parts, writing, 'calendar')] : []),
    withPending(parts, crmLine(parts), 'crm'),
    withPending(parts, slack, 'slack'),
    withPending(parts, mailLine(parts), 'mail'),
  ]
}
