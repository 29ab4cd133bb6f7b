import type { ComponentChildren } from 'preact'
import { formatDayAndTime, formatRange, relativeTime } from '../../../i18n/format-time.ts'
import { reasonText } from '../../../i18n/reason-text.ts'
import type { LedgerLine } from '../../../services/deliveries/deliveries.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { heldLinks, sentOf, unlinkedOf } from './held-links.ts'

export interface LineProps {
  visit: Visit
  line: LedgerLine
  now: number
}

/** `in 5 minutes · Thursday 12 November 2026, 15:00`. */
export function nextTryText({ visit, line, now }: LineProps): string | undefined {
  const at = line.outage?.probeAt ?? line.nextTryAt
  if (at === undefined) return undefined
  const { user, locale, copy } = visit
  const relative = at <= now ? copy.deliveries.soon : relativeTime(at - now, locale)
  return `${relative} · ${formatDayAndTime(at, user.timeZone, locale)}`
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

function Sent({ visit, line }: Omit<LineProps, 'now'>) {
  const { copy, user, locale } = visit
  const sent = sentOf(line.refs)
  if (!sent) return null
  const { title, span, outcome, place } = sent
  const when = span && formatRange(span, user.timeZone, locale)
  const lines = [title, when, outcome && outcomeLabel(copy, outcome), place].filter(Boolean)
  return (
    <Fact name={copy.deliveries.sent}>
      <bdi>{lines.join(' · ')}</bdi>
    </Fact>
  )
}

function Held({ visit, line }: Omit<LineProps, 'now'>) {
  const { copy, user } = visit
  const held = heldLinks(copy, { refs: line.refs, userId: user.id })
  if (held.length === 0) return null
  return (
    <Fact name={copy.deliveries.held}>
      {held.map(({ label, href }) => (
        <span key={label} class="held">
          {href ? (
            <a href={href} rel="noreferrer">
              {label}
            </a>
          ) : (
            label
          )}{' '}
        </span>
      ))}
    </Fact>
  )
}

function Unlinked({ visit, line }: Omit<LineProps, 'now'>) {
  const unlinked = unlinkedOf(line.refs, visit.locale)
  if (!unlinked) return null
  return (
    <Fact name={visit.copy.deliveries.unlinked}>
      {unlinked.records.join(', ')}: {unlinked.reason}
    </Fact>
  )
}

/** What was sent, what the provider has, the failure and the next attempt. */
export function DeliveryDetails({ visit, line, now }: LineProps) {
  const copy = visit.copy.deliveries
  const nextTry = nextTryText({ visit, line, now })
  return (
    <details>
      <summary>{copy.details}</summary>
      <dl class="facts">
        <Sent visit={visit} line={line} />
        <Held visit={visit} line={line} />
        <Unlinked visit={visit} line={line} />
        <Fact name={copy.tries}>{line.attempts}</Fact>
        {line.lastError && (
          <Fact name={copy.lastError}>
            {reasonText(visit.locale, { text: line.lastError, code: line.lastErrorCode })}
          </Fact>
        )}
        {nextTry && <Fact name={copy.nextTry}>{nextTry}</Fact>}
      </dl>
    </details>
  )
}
