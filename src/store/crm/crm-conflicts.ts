import type { Knex } from 'knex'
import type { Actor } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/**
 * A field of a meeting that was changed both here and in the CRM. Values: {startsAt, endsAt} for `time`,
 * otherwise a text.
 */
export interface CrmConflictRow {
  meetingId: string
  field: string
  provider: string
  base: unknown
  ours: unknown
  theirs: unknown
  /** Name of the person, as the CRM has it. */
  changedBy: string | undefined
  seenAt: number
  /** What a person chose; undefined: no decision yet. */
  keep: 'ours' | 'theirs' | undefined
  decidedBy: Actor | undefined
}

interface Row {
  meeting_id: string
  field: string
  provider: string
  base: unknown
  ours: unknown
  theirs: unknown
  changed_by: string | null
  seen_at: Date
  keep: 'ours' | 'theirs' | null
  decided_by: Actor | null
}

const toConflict = (row: Row): CrmConflictRow => ({
  meetingId: row.meeting_id,
  field: row.field,
  provider: row.provider,
  base: row.base,
  ours: row.ours,
  theirs: row.theirs,
  changedBy: row.changed_by ?? undefined,
  seenAt: toInstant(row.seen_at),
  keep: row.keep ?? undefined,
  decidedBy: row.decided_by ?? undefined,
})

export async function listCrmConflicts(db: Knex, meetingId: string): Promise<CrmConflictRow[]> {
  const rows = await db<Row>('crm_conflicts').where({ meeting_id: meetingId }).orderBy('field')
  return rows.map(toConflict)
}

/** Replaces the open conflicts. Decisions about other conflicts are deleted. */
export async function replaceCrmConflicts(
  trx: Knex,
  meetingId: string,
  conflicts: readonly Omit<CrmConflictRow, 'meetingId' | 'keep' | 'decidedBy'>[],
): Promise<void> {
  await trx('crm_conflicts')
    .where({ meeting_id: meetingId })
    .whereNotIn(
      'field',
      conflicts.map(({ field }) => field),
    )
    .delete()
  for (const { field, provider, changedBy, seenAt, ...values } of conflicts) {
    const columns = {
      provider,
      base: JSON.stringify(values.base),
      ours: JSON.stringify(values.ours),
      theirs: JSON.stringify(values.theirs),
      changed_by: changedBy ?? null,
      seen_at: toTimestamp(seenAt),
    }
    // A decision made meanwhile stays, unless it was about another value.
    const ifSame = (column: string) =>
      trx.raw('case when crm_conflicts.theirs = excluded.theirs then crm_conflicts.?? end', [
        column,
      ])
    await trx('crm_conflicts')
      .insert({ meeting_id: meetingId, field, ...columns })
      .onConflict(['meeting_id', 'field'])
      .merge({ ...columns, keep: ifSame('keep'), decided_by: ifSame('decided_by') })
  }
}

/** False if there is no such conflict any more. */
export async function decideCrmConflict(
  trx: Knex,
  choice: { meetingId: string; field: string; keep: 'ours' | 'theirs'; decidedBy: Actor },
): Promise<boolean> {
  const count = await trx('crm_conflicts')
    .where({ meeting_id: choice.meetingId, field: choice.field })
    .update({ keep: choice.keep, decided_by: JSON.stringify(choice.decidedBy) })
  return count > 0
}
