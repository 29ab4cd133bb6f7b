import { plural } from '../../../i18n/fill.ts'
import { formatDayAndTime } from '../../../i18n/format-time.ts'
import type { LedgerLine } from '../../../services/deliveries.ts'
import { FormSecret } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'
import { targetWord } from './target-word.ts'

interface DeliveryTableProps {
  visit: Visit
  lines: readonly LedgerLine[]
  /** Where Retry leads back to. */
  back: string
}

type LineProps = { visit: Visit; line: LedgerLine; back: string }

function State({ visit, line }: Omit<LineProps, 'back'>) {
  const { words, user, locale } = visit
  const { states, attempts, next } = words.deliveries
  const isStuck = line.state === 'failed' || line.state === 'retrying'
  return (
    <>
      <span class={`badge ${line.state}`}>{states[line.state]}</span>
      {isStuck && (
        <p class="soft">
          {plural(locale, attempts, line.attempts)}
          {line.nextTryAt !== undefined &&
            `, ${next.replace('{time}', formatDayAndTime(line.nextTryAt, user.timeZone, locale))}`}
        </p>
      )}
      {line.lastError && <p>{line.lastError}</p>}
    </>
  )
}

function Subject({ line }: { line: LedgerLine }) {
  const title = line.reference ? `${line.reference} · ${line.title}` : line.title
  return line.meetingId ? <a href={`/settings/meetings/${line.meetingId}`}>{title}</a> : title
}

const Retry = ({ visit, line, back }: LineProps) =>
  line.state === 'failed' || line.state === 'retrying' ? (
    <form method="post" action={`/settings/deliveries/${line.id}/retry`}>
      <FormSecret visit={visit} />
      <input type="hidden" name="back" value={back} />
      <button type="submit">{visit.words.deliveries.retry}</button>
    </form>
  ) : null

const Line = (props: LineProps) => {
  const { visit, line } = props
  return (
    <tr>
      <td>
        <Subject line={line} />
      </td>
      <td data-label={visit.words.deliveries.where}>{targetWord(visit.words, line.target)}</td>
      <td>
        <State visit={visit} line={line} />
      </td>
      <td>
        <time class="soft" dateTime={new Date(line.updatedAt).toISOString()}>
          {formatDayAndTime(line.updatedAt, visit.user.timeZone, visit.locale)}
        </time>
        <Retry {...props} />
      </td>
    </tr>
  )
}

/** What was told to whom. What failed says why and can be tried again. */
export function DeliveryTable({ visit, lines, back }: DeliveryTableProps) {
  const { deliveries, frame } = visit.words
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
            <Line key={line.id} visit={visit} line={line} back={back} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
