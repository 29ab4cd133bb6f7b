/**
 * The CRM for teams without one, in our own database. It needs no authentication and has no rate limit.
 * Contacts are identified by email, case-insensitively; a meeting has one engagement throughout its life.
 */
import type { CrmContext, CrmDescriptor, CrmProvider } from '../contract/crm-provider.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import {
  type ContactRow,
  contactColumns,
  contactTables,
  findContactById,
  findContactRow,
  putContact,
  toContact,
} from './contacts.ts'
import { putEngagement } from './engagements.ts'
import { findRecord, recordTypes, searchRecords } from './find-records.ts'
import { readEngagement } from './read-engagement.ts'
import { makeRecords } from './records.ts'
import { listOpenTasks } from './tasks.ts'
import { matching, patternOf, searchBindings } from './text-search.ts'

const create = ({ db, workspaceId, publicUrl }: CrmContext): CrmProvider => {
  const crm: BuiltinCrm = { db, workspaceId, publicUrl }
  const records = makeRecords(crm)
  return {
    id: 'builtin',
    findContact: id => findContactById(crm, id),
    findContactByEmail: async email => {
      const row = await findContactRow(crm, email)
      return row && toContact(crm, row)
    },
    searchContacts: async (text, limit) => {
      const { rows } = await db.raw<{ rows: ContactRow[] }>(
        `select ${contactColumns} from ${contactTables} where c.workspace_id = :workspaceId and ${matching}
          order by c.name ilike :prefix desc, c.name, c.id limit :limit`,
        { workspaceId, ...searchBindings(text), prefix: patternOf(text).slice(1), limit },
      )
      return rows.map(row => toContact(crm, row))
    },
    putMeeting: async (meeting, known) => {
      const { contact: person, host, tracking } = meeting
      const knownId = known?.contactId
      const contact = await putContact(crm, { person, ownerEmail: host.email, tracking, knownId })
      return putEngagement(crm, { meeting, contact })
    },
    readMeeting: engagementId => readEngagement(crm, engagementId),
    // Free text: this CRM has no lists of meeting types and outcomes.
    listChoices: async () => ({ meetingTypes: undefined, outcomes: undefined }),
    recordTypes,
    findRecord: key => findRecord(crm, records, key),
    searchRecords: (type, text, limit) => searchRecords(crm, records, { type, text, limit }),
    listOpenTasks: async ownerEmail => ({
      tasks: await listOpenTasks(crm, ownerEmail),
      isWhole: true,
    }),
    records,
  }
}

const descriptor: CrmDescriptor = {
  id: 'builtin',
  label: 'Parley records',
  oauth: () => undefined,
  create,
}

export default descriptor
