import { formatDayAndTime, formatTime, relativeTime } from '../../../i18n/format-time.ts'
import { providerName } from '../../../i18n/outage-text.ts'
import { reasonText } from '../../../i18n/reason-text.ts'
import { canShowAnew, type LedgerLine } from '../../../services/deliveries/deliveries.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { DeliveryDetails, type LineProps, nextTryText } from './delivery-details.tsx'
import { targetText } from './target-label.ts'

interface DeliveryTableProps {
  visit: Visit
  lines: readonly LedgerLine[]
  now: number
  /** The id of the workspace's CRM. */
  crm: string
  /** The page to return to after Retry. */
  back: string
}

type RowProps = LineProps & Pick<DeliveryTableProps, 'crm' | 'back'>

function Waiting({ visit, line }: LineProps) {
  const { copy, user, locale } = visit
  if (!line.outage) return null
  const provider = providerName(locale, line.outage.provider)
  const time = formatTime(line.outage.since, user.timeZone, locale)
  return <p>{copy.deliveries.waitingText({ provider, time })}</p>
}

function Trouble(props: LineProps) {
  const { visit, line } = props
  const { attempts, next } = visit.copy.deliveries
  const nextTry = nextTryText(props)
  return (
    <>
      <p class="soft">
        {attempts({ count: line.attempts })}
        {nextTry && `, ${next({ time: nextTry })}`}
      </p>
      {line.lastError && (
        <p>{reasonText(visit.locale, { text: line.lastError, code: line.lastErrorCode })}</p>
      )}
    </>
  )
}

const isStuck = ({ state }: LedgerLine) => state === 'failed' || state === 'retrying'

function State(props: LineProps) {
  const { visit, line } = props
  const { copy, locale } = visit
  const { states, waitingFor, upToDate, behind } = copy.deliveries
  // A delivery that was not needed shows nothing of the meeting anywhere.
  const isSent = line.state !== 'skipped'
  const word = line.outage
    ? waitingFor({ provider: providerName(locale, line.outage.provider) })
    : states[line.state]
  return (
    <>
      <span class={`badge ${line.outage ? 'retrying' : line.state}`}>{word}</span>
      {isSent && line.isCurrent !== undefined && (
        <p class="soft">{line.isCurrent ? upToDate : behind}</p>
      )}
      <Waiting {...props} />
      {isStuck(line) && <Trouble {...props} />}
      <DeliveryDetails {...props} />
    </>
  )
}

function Subject({ line }: { line: LedgerLine }) {
  const title = (
    <>
      {line.reference && `${line.reference} · `}
      <bdi>{line.title}</bdi>
    </>
  )
  const link = line.meetingId ? <a href={`/settings/meetings/${line.meetingId}`}>{title}</a> : title
  return (
    <>
      {link}
      {line.inviteeName && (
        <p class="soft">
          <bdi>{line.inviteeName}</bdi>
        </p>
      )}
    </>
  )
}

/** Emails that were sent are not sent again. */
const canSend = ({ state, target }: LedgerLine): boolean =>
  state === 'delivered' ? canShowAnew(target) : state !== 'skipped'

function Send({ visit, line, back }: RowProps) {
  const { retry, sendNow } = visit.copy.deliveries
  if (!canSend(line)) return null
  return (
    <form method="post" action={`/settings/deliveries/${line.id}/retry`}>
      <FormSecret visit={visit} />
      <input type="hidden" name="back" value={back} />
      <button type="submit">{line.state === 'failed' ? retry : sendNow}</button>
    </form>
  )
}

function Row(props: RowProps) {
  const { visit, line, now, crm } = props
  const { user, copy, locale } = visit
  const exact = formatDayAndTime(line.updatedAt, user.timeZone, locale)
  return (
    <tr>
      <td>
        <Subject line={line} />
      </td>
      <td data-label={copy.deliveries.where}>{targetText(copy, { ...line, crm, locale })}</td>
      <td>
        <State {...props} />
      </td>
      <td>
        <time class="soft" dateTime={new Date(line.updatedAt).toISOString()} title={exact}>
          {relativeTime(line.updatedAt - now, locale)}
        </time>
        <Send {...props} />
      </td>
    </tr>
  )
}

/** All notifications with their recipients. A failed one shows the reason and a Retry button. */
export function DeliveryTable({ visit, lines, now, crm, back }: DeliveryTableProps) {
  const { deliveries, frame } = visit.copy
  if (lines.length === 0) return <p>{deliveries.none}</p>
  return (
    <section class="scroll" aria-label={frame.deliveries}>
      <table>
        <thead>
          <tr>
            <th scope="col">{deliveries.what}</th>
            <th scope="col">{deliveries.where}</th>
            <th scope="col">{deliveries.state}</th>
            <th scope="col">{deliveries.when}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <Row key={line.id} visit={visit} line={line} now={now} crm={crm} back={back} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
