import type { CrmShared } from '../../../crm/contract/crm-changes.ts'
import { type CrmConflictRow, replaceCrmConflicts } from '../../store/crm/crm-conflicts.ts'
import type { ServiceContext } from '../context.ts'
import type { CrmLook } from './crm-look.ts'
import type { HostVerdict } from './follow-crm-host.ts'
import { type CrmMerge, fieldOf } from './merge-crm.ts'

interface Found {
  known: readonly CrmConflictRow[]
  merge: CrmMerge
  sides: Record<'ours' | 'theirs', CrmShared>
  verdict: HostVerdict
}

const fieldRows = ({ merge: { base, conflicts }, sides: { ours, theirs } }: Found) =>
  conflicts.map(field => ({
    field,
    base: fieldOf(base, field),
    ours: fieldOf(ours, field),
    theirs: fieldOf(theirs, field),
  }))

const hostRows = ({ verdict }: Found, { meeting: { host } }: CrmLook) =>
  verdict.kind === 'conflict'
    ? [{ field: 'host', base: host.email, ours: host.email, theirs: verdict.theirs }]
    : []

/** Saved before any change is applied, so that a person sees the conflicts whatever fails later. */
export async function keepCrmConflicts(
  context: ServiceContext,
  look: CrmLook,
  found: Found,
): Promise<void> {
  const values = [...fieldRows(found), ...hostRows(found, look)]
  if (found.known.length === 0 && values.length === 0) return
  const { crm, meeting, held } = look
  const seen = { provider: crm.id, changedBy: held.changedBy, seenAt: context.clock() }
  const rows = values.map(value => ({ ...seen, ...value }))
  await context.db.transaction(trx => replaceCrmConflicts(trx, meeting.id, rows))
}
