import type { CrmMeeting } from '../contract/crm-provider.ts'
import type { CrmHistoryChange } from '../contract/crm-records.ts'

/** What the record held before a meeting was written again. */
export interface EngagementBefore {
  startsAt: number
  title: string
  outcome: string
  hostName: string
}

/** The changes of one write, in the order in which they are listed. The first write logs the meeting. */
export function historyOf(
  before: EngagementBefore | undefined,
  { startsAt, title, outcome, host }: CrmMeeting,
): CrmHistoryChange[] {
  if (!before) return [{ kind: 'logged' }]
  const changes: (CrmHistoryChange | false)[] = [
    before.title !== title && { kind: 'title', before: before.title, after: title },
    before.startsAt !== startsAt && { kind: 'moved', from: before.startsAt, to: startsAt },
    before.hostName !== host.name && { kind: 'host', before: before.hostName, after: host.name },
    before.outcome !== outcome && { kind: 'outcome', before: before.outcome, after: outcome },
  ]
  return changes.filter(change => change !== false)
}
