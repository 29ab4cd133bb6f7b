import {
  activityType,
  type Kind,
  type StandInLead,
  type StandInRecord,
  type StandInUser,
  type StandInWebhook,
} from './model.ts'

/** Grants of one app. A code is valid once, a refresh token until the next is issued. */
export class Grants {
  readonly codes = new Set<string>()
  refreshToken: string | undefined
  accessToken: string | undefined
  issued = 0
}

/** One Pipedrive account, small enough to read in a test. */
export class PipedriveState {
  readonly grants = new Grants()
  readonly requests: string[] = []
  /** Authentication header of each request: `x-api-token` or `authorization`. */
  readonly identifications: string[] = []
  /** Refused tokens whose owner was not notified. */
  readonly refusedTokens = new Set<string>()
  /** Epoch ms. */
  now = Date.UTC(2026, 10, 2, 8)
  /** Time until the index shows a new record. */
  searchLag = 0
  /** Maximum of records on a page. */
  pageSize = 500
  /** Rate limit headers of all answers. */
  readonly limits: Record<string, string> = { 'x-ratelimit-limit': '480' }
  readonly leads: StandInLead[] = []
  readonly webhooks: StandInWebhook[] = []
  readonly missingScopes = new Set<string>()
  /** Whether the list of webhooks shows their credentials. */
  showsWebhookUsers = false
  /** Whether null removes a link of an activity. */
  unlinksByNull = true
  /** The token belongs to the first one. */
  readonly users: StandInUser[] = []
  readonly records: StandInRecord[] = []
  readonly personFields: { field_code: string; field_name: string; field_type: string }[] = []
  readonly activityTypes = [
    activityType(1, 'Call', { key: 'call' }),
    activityType(2, 'Meeting', { key: 'meeting' }),
    activityType(3, 'Task', { key: 'task' }),
    activityType(9, 'First demo', { key: 'first_demo', icon: 'meeting' }),
    activityType(10, 'Old demo', { key: 'old_demo', isActive: false }),
  ]
  #lastId = 100

  constructor() {
    this.addUser('connected@acme.example')
  }

  add(kind: Kind, values: StandInRecord['values']): StandInRecord {
    this.#lastId += 1
    const { now } = this
    const record = {
      ...{ id: this.#lastId, kind, madeAt: now, updatedAt: now },
      is_deleted: false,
      values,
    }
    this.records.push(record)
    return record
  }

  addLead(lead: Omit<StandInLead, 'id' | 'is_archived'>): StandInLead {
    this.#lastId += 1
    const id = `00000000-0000-4000-8000-${String(this.#lastId).padStart(12, '0')}`
    const made = { id, is_archived: false, ...lead }
    this.leads.push(made)
    return made
  }

  addWebhook(webhook: Omit<StandInWebhook, 'id' | 'is_active'>): StandInWebhook {
    this.#lastId += 1
    const made = { id: this.#lastId, is_active: 1 as const, ...webhook }
    this.webhooks.push(made)
    return made
  }

  /** A change by a colleague or by a call of ours. */
  touch(record: StandInRecord, values: StandInRecord['values']): void {
    record.updatedAt = this.now
    Object.assign(record.values, values)
  }

  addUser(email: string, more: Partial<StandInUser> = {}): number {
    this.#lastId += 1
    const id = this.#lastId
    this.users.push({
      id,
      email,
      name: email,
      active_flag: true,
      timezone_name: 'Etc/UTC',
      ...more,
    })
    return id
  }

  addField(field_name: string) {
    const field_code = (this.personFields.length + 1).toString(16).padStart(40, 'a')
    const field = { field_code, field_name, field_type: 'varchar' }
    this.personFields.push(field)
    return field
  }

  list(kind: Kind): StandInRecord[] {
    return this.records.filter(record => record.kind === kind && !record.is_deleted)
  }

  find(kind: Kind, id: number): StandInRecord | undefined {
    return this.list(kind).find(record => record.id === id)
  }

  remove(id: number): void {
    const record = this.records.find(one => one.id === id)
    if (!record) throw new Error(`No record ${id}`)
    record.is_deleted = true
  }
}
