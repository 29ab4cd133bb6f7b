import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

/** Which meetings are counted: those that start in [`from`, `until`). */
export interface ReportScope {
  workspaceId: WorkspaceId
  from: number
  until: number
  /** Only meetings with this user as one of the hosts. */
  hostId?: string | undefined
  /** Only meetings that this user hosts or organized. */
  memberId?: string | undefined
}

const hosts = 'select 1 from meeting_hosts h where h.meeting_id = m.id and h.user_id'

/** For a `where` clause in which `m` is the table of meetings. */
export const scopeConditions = ({ hostId, memberId }: ReportScope): string =>
  [
    'm.workspace_id = :workspaceId and m.starts_at >= :from and m.starts_at < :until',
    ...(hostId ? [`exists (${hosts} = :hostId)`] : []),
    ...(memberId ? [`(m.organizer_id = :memberId or exists (${hosts} = :memberId))`] : []),
  ].join(' and ')

export const scopeBindings = (scope: ReportScope) => ({
  workspaceId: scope.workspaceId,
  from: toTimestamp(scope.from),
  until: toTimestamp(scope.until),
  hostId: scope.hostId ?? null,
  memberId: scope.memberId ?? null,
})

/** A canceled meeting counts as canceled, whatever outcome it had before. */
export const outcomeSql = `case when m.status = 'canceled' then 'canceled' else m.outcome end`
