import type { User } from '../../model/entities.ts'
import type { ReportScope } from '../../store/reports/report-scope.ts'
import { instantsOf, type ReportRange } from './report-range.ts'

export interface ReportQuery {
  /** Admins see everything of the workspace, reps what they host or organized. */
  reader: User
  range: ReportRange
  /** Only this user's as host; for reps still only what is theirs. */
  hostId?: string | undefined
}

/** What the reader may see of what was asked for. */
export const scopeOf = ({ reader, range, hostId }: ReportQuery): ReportScope => ({
  workspaceId: reader.workspaceId,
  ...instantsOf(range),
  hostId,
  memberId: reader.role === 'admin' ? undefined : reader.id,
})
