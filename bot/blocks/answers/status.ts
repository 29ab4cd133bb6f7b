import { outageAction } from '../../../src/i18n/outage-text.ts'
import type { ShownOutage } from '../../../src/services/deliveries/outage-notices.ts'
import { outageLine } from '../outage-line.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'
import {
  calendarLines,
  crmLine,
  type Line,
  lineText,
  marks,
  type StatusParts,
  statusLines,
  sumOf,
} from './status-lines.ts'

const maxOutages = 10

const factsOf = ({ reader, now }: StatusParts, shown: ShownOutage) => ({ ...shown, reader, now })

const outageLines = (parts: StatusParts): string[] =>
  parts.status.outages
    .slice(0, maxOutages)
    .map(shown => `${marks.broken} ${outageLine(factsOf(parts, shown))}`)

function rowOf(parts: StatusParts) {
  const { verbs, status, publicUrl } = parts
  const [outage] = status.outages
  const action = outage && outageAction(factsOf(parts, outage))
  const open = (actionId: string, text: string, path: string) =>
    button({ actionId, text, url: publicUrl + path })
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
    open('open:calendars', verbs.calendars, '/settings/calendars'),
    open('open:ledger', verbs.openLedger, '/settings/deliveries'),
  ])
}

function headline(parts: StatusParts, lines: readonly Line[]): string {
  const { verbs, status } = parts
  const isBroken = status.outages.length > 0 || sumOf(parts, 'failed') > 0
  if (isBroken || lines.some(({ mark }) => mark === 'broken')) return verbs.statusSome
  return sumOf(parts, 'waiting') > 0 ? verbs.statusWaiting : verbs.statusAllWell
}

/**
 * Health of each integration, with what to do. Each pending delivery is counted once, for the integration that
 * it waits for.
 */
export function statusMessage(parts: StatusParts): SlackMessage {
  const lines = statusLines(parts)
  const text = headline(parts, lines)
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...outageLines(parts).map(line => section(line)),
      section(lines.map(lineText).join('\n')),
      rowOf(parts),
    ],
  }
}

/** The connections, with ways to connect more. Only an admin can connect the workspace's CRM. */
export function connectMessage(parts: StatusParts): SlackMessage {
  const { verbs, reader, publicUrl } = parts
  const link = (actionId: string, text: string, path: string) =>
    button({ actionId, text, label: `${verbs.connect}: ${text}`, url: publicUrl + path })
  return {
    text: verbs.connections,
    blocks: [
      section(`*${verbs.connections}*`),
      section([...calendarLines(parts), crmLine(parts)].map(lineText).join('\n')),
      actions([
        link('open:calendars', verbs.calendars, '/settings/calendars'),
        ...(reader.role === 'admin' ? [link('open:crm', verbs.crm, '/settings/connections')] : []),
      ]),
    ],
  }
}
