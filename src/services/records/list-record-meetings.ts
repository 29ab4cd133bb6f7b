import type { CrmRecordDetail, CrmRecordKey } from '../../../crm/contract/crm-objects.ts'
import type { Meeting, WorkspaceId } from '../../model/entities.ts'
import { listRecordMeetings } from '../../store/meetings/record-meetings.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'

interface RecordMeetings {
  record: CrmRecordDetail
  /** The next first, at most five. */
  upcoming: readonly Meeting[]
  /** The last first, at most three. */
  past: readonly Meeting[]
}

interface Asking {
  workspaceId: WorkspaceId
  provider: string
  key: CrmRecordKey
}

/**
 * The meetings of a CRM record: those with its people, and those that a person associated with it. Undefined if
 * the workspace has no such record. Throws ProviderError.
 */
export async function findRecordMeetings(
  context: ServiceContext,
  { workspaceId, provider, key }: Asking,
): Promise<RecordMeetings | undefined> {
  const crm = await context.crmFor(workspaceId)
  if (crm.id !== provider || !crm.recordTypes.includes(key.type)) return undefined
  const record = await crm.findRecord(key)
  if (!record) return undefined
  const meetings = await listRecordMeetings(context.db, {
    workspaceId,
    record: key,
    contactIds: record.contacts.map(({ id }) => id),
    emails: record.contacts.map(({ email }) => emailKey(email)),
    now: context.clock(),
    upcoming: 5,
    past: 3,
  })
  return { record, ...meetings }
}
