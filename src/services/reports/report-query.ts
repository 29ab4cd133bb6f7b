import type { User } from '../../model/entities.ts'
import type { ReportScope } from '../../store/reports/report-scope.ts'
import { instantsOf, type ReportRange } from './report-range.ts'

export interface ReportQuery {
  /** Admins see the whole workspace; reps see meetings they host or organized. */
  reader: User
  range: ReportRange
  /** Only meetings hosted by this user; reps still see only their own. */
  hostId?: string | undefined
}

/** Limits a query to what its reader may see. */
export const scopeOf = ({ reader, range, hostId }: ReportQuery): ReportScope => ({
  workspaceId: reader.workspaceId,
  ...instantsOf(range),
  hostId,
  memberId: reader.role === 'admin' ? undefined : reader.id,
})
