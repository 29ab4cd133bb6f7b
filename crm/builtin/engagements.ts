import type { Knex } from 'knex'
import type { CrmShared } from '../contract/crm-changes.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../contract/crm-provider.ts'
import { associateEngagement } from './associate-engagement.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { type ContactRow, toContact } from './contacts.ts'
import { type EngagementBefore, historyOf } from './engagement-history.ts'

export interface EngagementContent {
  reference: string
  title: string
  endsAt: number
  outcome: string
  host: { email: string; name: string }
  organizer: { email: string; name: string }
  location: string
  description: string
  internalNote: string
  cancelReason?: string
  meetingType?: string
  url: string
}

/** The internal note, followed by links to the files. */
const noteOf = ({ internalNote, attachments }: CrmMeeting) =>
  [internalNote, ...attachments.map(({ name, url }) => `${name}: ${url}`)]
    .filter(Boolean)
    .join('\n')

const contentOf = (meeting: CrmMeeting): EngagementContent => ({
  reference: meeting.reference,
  title: meeting.title,
  endsAt: meeting.endsAt,
  outcome: meeting.outcome,
  host: meeting.host,
  organizer: meeting.organizer,
  location: meeting.location.text,
  description: meeting.description,
  internalNote: noteOf(meeting),
  url: meeting.url,
  ...(meeting.cancelReason ? { cancelReason: meeting.cancelReason } : {}),
  ...(meeting.meetingType ? { meetingType: meeting.meetingType } : {}),
})

interface EngagementRow {
  id: string
  content: EngagementContent
  starts_at: Date
}

const sharedOf = (meeting: CrmMeeting): CrmShared => ({
  title: meeting.title,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  outcome: meeting.outcome,
  description: meeting.description,
  location: meeting.location.text,
})

async function writeRow(
  { workspaceId }: BuiltinCrm,
  trx: Knex,
  { meeting, contact }: { meeting: CrmMeeting; contact: ContactRow },
): Promise<{ id: string; before: EngagementRow | undefined }> {
  const key = { workspace_id: workspaceId, meeting_id: meeting.id }
  const before = await trx<EngagementRow>('crm_engagements').where(key).forUpdate().first()
  const shown = {
    content: JSON.stringify(contentOf(meeting)),
    starts_at: new Date(meeting.startsAt),
    updated_at: trx.fn.now(),
    contact_id: contact.id,
  }
  const [row] = await trx('crm_engagements')
    .insert({ ...key, ...shown })
    .onConflict(['workspace_id', 'meeting_id'])
    .merge(shown)
    .returning<{ id: string }[]>('id')
  if (!row) throw new Error('The engagement was not returned')
  return { id: row.id, before }
}

const stateOf = ({ starts_at, content }: EngagementRow): EngagementBefore => ({
  startsAt: starts_at.getTime(),
  title: content.title,
  outcome: content.outcome,
  hostName: content.host.name,
})

/** Writes the one row of the meeting and adds each change to its history. */
export async function putEngagement(
  crm: BuiltinCrm,
  { meeting, contact }: { meeting: CrmMeeting; contact: ContactRow },
): Promise<CrmMeetingRefs> {
  return crm.db.transaction(async trx => {
    const { id, before } = await writeRow(crm, trx, { meeting, contact })
    const changes = historyOf(before && stateOf(before), meeting)
    if (changes.length > 0)
      await trx('crm_engagement_history').insert(
        changes.map(change => ({ engagement_id: id, change: JSON.stringify(change) })),
      )
    const isNew = before === undefined
    const placed = await associateEngagement(crm, trx, {
      engagementId: id,
      isNew,
      meeting,
      contact,
    })
    const { url } = toContact(crm, contact)
    return {
      contactId: contact.id,
      engagementId: id,
      contactUrl: url,
      engagementUrl: `${url}#${id}`,
      ...placed,
      sent: sharedOf(meeting),
      hostEmail: meeting.host.email,
    }
  })
}
