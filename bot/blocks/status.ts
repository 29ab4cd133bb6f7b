import { outageAction, outageText, providerName } from '../../src/i18n/health/health-words.ts'
import type { VerbWords } from '../../src/i18n/slack/verbs/words.ts'
import type { User } from '../../src/scheduling/entities.ts'
import type { IntegrationStatus } from '../../src/services/integration-status.ts'
import type { ShownOutage } from '../../src/services/outage-notices.ts'
import { actions, button, contextLine, quiet, type SlackMessage, section } from './text.ts'

export interface StatusParts {
  verbs: VerbWords
  status: IntegrationStatus
  reader: User
  now: number
  publicUrl: string
}

const mostCalendars = 10
const mostOutages = 10

const mark = (isWell: boolean) => (isWell ? ':white_check_mark:' : ':warning:')

function owedText({ verbs, status }: StatusParts, kinds: readonly string[]): string | undefined {
  const owed = status.owed.filter(({ kind }) => kinds.includes(kind))
  const sum = (of: 'waiting' | 'failed') => owed.reduce((total, each) => total + each[of], 0)
  const [waiting, failed] = [sum('waiting'), sum('failed')]
  const parts = [
    ...(waiting > 0 ? [verbs.waiting(waiting)] : []),
    ...(failed > 0 ? [verbs.failed(failed)] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : undefined
}

const hasFailed = ({ status }: StatusParts, kind: string): boolean =>
  status.owed.some(each => each.kind === kind && each.failed > 0)

function calendarLines(parts: StatusParts): string[] {
  const { verbs, status, reader } = parts
  if (status.calendars.length === 0)
    return [`:information_source: *${verbs.calendars}*: ${verbs.noCalendar}`]
  return status.calendars.slice(0, mostCalendars).map(({ provider, label, isLost }) => {
    const name = `*${quiet(providerName(reader.locale, provider))}* ${quiet(label)}`
    return `${mark(!isLost)} ${name}: ${isLost ? verbs.accessLost : verbs.works}`
  })
}

function crmLine({ verbs, status, reader }: StatusParts): string {
  const { crm, crmProvider } = status
  if (!crmProvider) return `:white_check_mark: *${verbs.crm}*: ${verbs.noCrm}`
  const label = crm ? ` ${quiet(crm.label)}` : ''
  const name = `*${quiet(providerName(reader.locale, crmProvider))}*${label}`
  const isLost = crm?.state === 'lost'
  return `${mark(!isLost)} ${name}: ${isLost ? verbs.accessLost : verbs.works}`
}

const factsOf = ({ reader, now }: StatusParts, shown: ShownOutage) => ({ ...shown, reader, now })

const outageLines = (parts: StatusParts): string[] =>
  parts.status.outages
    .slice(0, mostOutages)
    .map(shown => `:warning: ${outageText(factsOf(parts, shown), quiet)}`)

function rowOf(parts: StatusParts) {
  const { verbs, status, publicUrl } = parts
  const [outage] = status.outages
  const action = outage && outageAction(factsOf(parts, outage))
  return actions([
    ...(action
      ? [
          button({
            actionId: 'open:health',
            text: action.label,
            url: publicUrl + action.path,
            style: 'primary',
          }),
        ]
      : []),
    button({
      actionId: 'open:calendars',
      text: verbs.calendars,
      url: `${publicUrl}/settings/calendars`,
    }),
    button({
      actionId: 'open:ledger',
      text: verbs.openLedger,
      url: `${publicUrl}/settings/deliveries`,
    }),
  ])
}

/** What an integration still owes stands behind its name. */
const withOwed = (parts: StatusParts, line: string, kind: string): string => {
  const owed = owedText(parts, [kind])
  const marked = hasFailed(parts, kind) ? line.replace(':white_check_mark:', ':warning:') : line
  return owed === undefined ? marked : `${marked} · ${owed}`
}

/** Each integration's health in words, with what to do. */
export function statusMessage(parts: StatusParts): SlackMessage {
  const { verbs, status } = parts
  const isWell =
    status.outages.length === 0 &&
    status.calendars.every(({ isLost }) => !isLost) &&
    status.crm?.state !== 'lost' &&
    status.owed.every(({ failed }) => failed === 0)
  const text = isWell ? verbs.statusAllWell : verbs.statusSome
  const all = owedText(parts, ['crm', 'calendar', 'mail', 'slack'])
  const lines = [
    ...calendarLines(parts),
    withOwed(parts, crmLine(parts), 'crm'),
    withOwed(parts, `:white_check_mark: *${verbs.slack}*: ${verbs.slackHere}`, 'slack'),
    withOwed(parts, `:white_check_mark: *${verbs.mail}*: ${verbs.works}`, 'mail'),
  ]
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...outageLines(parts).map(line => section(line)),
      section(lines.join('\n')),
      contextLine(`${verbs.deliveries}: ${all ?? verbs.allDelivered}`),
      rowOf(parts),
    ],
  }
}

/** What is connected, with the way to connect more; the workspace's CRM is an admin's to connect. */
export function connectMessage(parts: StatusParts): SlackMessage {
  const { verbs, reader, publicUrl } = parts
  const link = (actionId: string, text: string, path: string) =>
    button({ actionId, text, label: `${verbs.connect}: ${text}`, url: publicUrl + path })
  return {
    text: verbs.connections,
    blocks: [
      section(`*${verbs.connections}*`),
      section([...calendarLines(parts), crmLine(parts)].join('\n')),
      actions([
        link('open:calendars', verbs.calendars, '/settings/calendars'),
        ...(reader.role === 'admin' ? [link('open:crm', verbs.crm, '/settings/connections')] : []),
      ]),
    ],
  }
}
