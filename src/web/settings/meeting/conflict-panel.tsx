import { formatRange } from '../../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../../i18n/messages.ts'
import type { Meeting } from '../../../model/entities.ts'
import type { CrmConflict } from '../../../services/crm/crm-conflicts.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

interface ConflictProps {
  visit: Visit
  meeting: Meeting
  conflict: CrmConflict
  copy: Messages<'crm-conflicts'>
}

function Value({
  side,
  visit,
  conflict,
  copy,
}: { side: 'ours' | 'theirs' } & Omit<ConflictProps, 'meeting'>) {
  const value = conflict[side]
  if (typeof value !== 'string')
    return <strong>{formatRange(value, visit.user.timeZone, visit.locale)}</strong>
  if (conflict.field === 'outcome') return <strong>{outcomeLabel(visit.copy, value)}</strong>
  return value === '' ? <span class="soft">{copy.nothing}</span> : <bdi class="pre">{value}</bdi>
}

function Choices({ visit, meeting, conflict, copy }: ConflictProps) {
  const { field, label, canTake } = conflict
  return (
    <form method="post" action={`/settings/meetings/${meeting.id}/conflict`} class="actions">
      <FormSecret visit={visit} />
      <input type="hidden" name="field" value={field} />
      <button type="submit" name="keep" value="ours">
        {copy.keepOurs}
      </button>
      {canTake ? (
        <button type="submit" name="keep" value="theirs">
          {copy.takeTheirs({ crm: label })}
        </button>
      ) : (
        <span class="soft">{copy.canceledHere}</span>
      )}
    </form>
  )
}

function Conflict(props: ConflictProps) {
  const { conflict, copy } = props
  const { field, label, changedBy } = conflict
  return (
    <>
      <h3>{copy.fields[field]}</h3>
      <dl class="summary">
        <dt>{copy.here}</dt>
        <dd>
          <Value {...props} side="ours" />
        </dd>
        <dt>{label}</dt>
        <dd>
          <Value {...props} side="theirs" />
          {changedBy && <p class="soft">{copy.changedBy({ crm: label, name: changedBy })}</p>}
        </dd>
      </dl>
      <Choices {...props} />
    </>
  )
}

/** Fields that changed both here and in the CRM: both values, and a choice. */
export function ConflictPanel({
  visit,
  meeting,
  conflicts,
}: {
  visit: Visit
  meeting: Meeting
  conflicts: readonly CrmConflict[]
}) {
  const [first] = conflicts
  if (!first) return null
  const copy = messagesIn(visit.locale, 'crm-conflicts')
  return (
    <section class="panel" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{copy.title}</h2>
      <p class="notice bad">{copy.intro({ crm: first.label })}</p>
      {conflicts.map(conflict => (
        <Conflict
          key={conflict.field}
          visit={visit}
          meeting={meeting}
          conflict={conflict}
          copy={copy}
        />
      ))}
    </section>
  )
}
