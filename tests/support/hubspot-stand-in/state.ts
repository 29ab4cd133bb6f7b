import { Grants } from './answer-oauth.ts'
import { RateLimits } from './rate-limits.ts'

export type Kind = 'contacts' | 'companies' | 'deals' | 'tickets' | 'meetings' | 'tasks'

export interface StandInRecord {
  id: string
  kind: Kind
  properties: Record<string, string>
  createdAt: number
  /** All versions of the record, for the lagging search. */
  versions: { at: number; properties: Record<string, string> }[]
  /** Deleted records keep their row and answer 404. */
  isArchived: boolean
}

export interface PropertyDefinition {
  name: string
  label: string
  type: string
  fieldType: string
  groupName: string
  description: string
  hasUniqueValue: boolean
  isReadOnly: boolean
  options: { label: string; value: string; hidden: boolean }[]
}

export interface Link {
  from: string
  to: string
  typeId: number
}

const define = (
  groupName: string,
  name: string,
  more: Partial<PropertyDefinition> = {},
): PropertyDefinition => ({
  name,
  label: name,
  type: 'string',
  fieldType: 'text',
  groupName,
  description: '',
  hasUniqueValue: false,
  isReadOnly: false,
  options: [],
  ...more,
})

const choices = (...values: string[]) => ({
  type: 'enumeration',
  fieldType: 'select',
  options: values.map(value => ({ label: value, value, hidden: false })),
})

const defineAll = (groupName: string, names: string): PropertyDefinition[] =>
  names.split(' ').map(name => define(groupName, name))

const meetingProperties = (): PropertyDefinition[] => [
  ...defineAll(
    'meeting_information',
    'hs_timestamp hs_meeting_title hs_meeting_body hs_internal_meeting_notes hs_meeting_external_url hs_meeting_location hs_meeting_start_time hs_meeting_end_time hubspot_owner_id',
  ),
  ...['hs_createdate', 'hs_i_cal_uid', 'hs_lastmodifieddate', 'hs_updated_by_user_id'].map(name =>
    define('meeting_information', name, { isReadOnly: true }),
  ),
  define('meeting_information', 'hs_meeting_location_type', choices('ADDRESS', 'CUSTOM', 'PHONE')),
  define(
    'meeting_information',
    'hs_meeting_outcome',
    choices('SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED', 'QUALIFIED'),
  ),
  define('meeting_information', 'hs_activity_type', choices('First demo')),
]

/** One HubSpot account, small enough to read in a test. */
export class HubspotState {
  readonly grants = new Grants()
  now = Date.parse('2026-11-20T09:00:00Z')
  /** Time until the search shows a change. */
  searchLagMs = 0
  readonly limits = new RateLimits()
  readonly revokedTokens = new Set<string>()
  /** The user of API changes. */
  userId = ''
  /** Scopes that were not granted. Calls that need them answer 403. */
  readonly missingScopes = new Set<string>()
  /** Kinds whose records the connection may not link. */
  readonly closedKinds = new Set<Kind>()
  /** Properties that an admin requires on new records of a kind. */
  readonly required: { kind: Kind; property: string }[] = []
  readonly owners: { id: string; userId: number; email: string; firstName: string }[] = []
  readonly records = new Map<string, StandInRecord>()
  readonly links: Link[] = []
  readonly requests: string[] = []
  /** Maximum of results of a search. */
  searchPageSize = 200
  /** Maximum of links in a record that is read. */
  linksPageSize = 500
  readonly properties: Record<Kind, PropertyDefinition[]> = {
    contacts: defineAll(
      'contactinformation',
      'email hs_additional_emails firstname lastname phone company hubspot_owner_id',
    ),
    companies: defineAll('companyinformation', 'name domain'),
    deals: [
      ...defineAll('dealinformation', 'dealname hs_is_closed'),
      define('dealinformation', 'dealstage', choices('appointmentscheduled')),
    ],
    tickets: [
      ...defineAll('ticketinformation', 'subject closed_date'),
      define('ticketinformation', 'hs_pipeline_stage', choices('1')),
    ],
    meetings: meetingProperties(),
    tasks: defineAll('task', 'hs_task_subject hs_task_status hs_timestamp hubspot_owner_id'),
  }
  #lastId = 1000

  add(kind: Kind, properties: Record<string, string>): StandInRecord {
    this.#lastId += 1
    const record: StandInRecord = {
      id: String(this.#lastId),
      kind,
      properties: { ...properties },
      createdAt: this.now,
      versions: [],
      isArchived: false,
    }
    this.records.set(record.id, record)
    this.change(record, {})
    return record
  }

  /** A change by anybody, with its time. */
  change(record: StandInRecord, properties: Record<string, string>): void {
    Object.assign(record.properties, properties)
    if (record.kind === 'meetings') {
      record.properties.hs_createdate = new Date(record.createdAt).toISOString()
      record.properties.hs_lastmodifieddate = new Date(this.now).toISOString()
      record.properties.hs_updated_by_user_id = this.userId
    }
    record.versions.push({ at: this.now, properties: { ...record.properties } })
  }

  /** The properties in the search index; undefined if they are not indexed yet. */
  indexed({ versions }: StandInRecord): Record<string, string> | undefined {
    return versions.findLast(({ at }) => at + this.searchLagMs <= this.now)?.properties
  }

  addOwner(email: string): string {
    this.#lastId += 1
    const id = String(this.#lastId)
    const [firstName = ''] = email.split('@')
    this.owners.push({ id, userId: Number(id) + 50_000, email, firstName })
    return id
  }

  link(from: string, to: string, typeId: number): void {
    const isThere = this.links.some(
      link => link.from === from && link.to === to && link.typeId === typeId,
    )
    if (!isThere) this.links.push({ from, to, typeId })
  }

  unlink(one: string, other: string): void {
    const isBetween = ({ from, to }: Link) =>
      (from === one && to === other) || (from === other && to === one)
    for (const link of this.links.filter(isBetween)) this.links.splice(this.links.indexOf(link), 1)
  }

  list(kind: Kind): StandInRecord[] {
    return [...this.records.values()].filter(record => record.kind === kind && !record.isArchived)
  }

  find(kind: Kind, id: string): StandInRecord | undefined {
    return this.list(kind).find(record => record.id === id)
  }

  archive(id: string): void {
    const record = this.records.get(id)
    if (!record) throw new Error(`No record ${id}`)
    record.isArchived = true
  }

  /** Linked records of a kind, in either direction, with the types of the links. */
  linked(id: string, kind: Kind): { record: StandInRecord; typeIds: number[] }[] {
    return this.list(kind).flatMap(record => {
      const typeIds = this.links
        .filter(
          ({ from, to }) => (from === id && to === record.id) || (to === id && from === record.id),
        )
        .map(({ typeId }) => typeId)
      return typeIds.length > 0 ? [{ record, typeIds }] : []
    })
  }
}
