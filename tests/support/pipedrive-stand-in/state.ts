export type Kind = 'persons' | 'organizations' | 'deals' | 'activities'

export interface StandInLead {
  id: string
  title: string
  person_id: number | null
  organization_id: number | null
  is_archived: boolean
}

export interface StandInWebhook {
  id: number
  event_action: string
  event_object: string
  subscription_url: string
  version: string
  is_active: 0 | 1
  http_auth_user: string | null
  http_auth_password: string | null
}

export interface Entry {
  value: string
  primary: boolean
  label?: string
}

export interface StandInRecord {
  id: number
  kind: Kind
  /** Epoch ms, for the lag of the index. */
  madeAt: number
  updatedAt: number
  is_deleted: boolean
  values: {
    name?: string
    title?: string
    status?: string
    emails?: Entry[]
    phones?: Entry[]
    owner_id?: number | null
    org_id?: number | null
    person_id?: number | null
    deal_id?: number | null
    lead_id?: string | null
    address?: { value: string }
    custom_fields?: Record<string, string>
    subject?: string
    type?: string
    due_date?: string
    due_time?: string | null
    duration?: string
    done?: boolean
    location?: { value: string }
    conference_meeting_url?: string
    participants?: { person_id: number; primary?: boolean }[]
    public_description?: string
    note?: string
  }
}

export interface StandInUser {
  id: number
  email: string
  name: string
  active_flag: boolean
  timezone_name: string
}

const activityType = (
  id: number,
  name: string,
  { key, icon = key, isActive = true }: { key: string; icon?: string; isActive?: boolean },
) => ({ id, name, key_string: key, icon_key: icon, active_flag: isActive })

/** Grants of one app: a code is good once, a refresh token for as long as it is the last. */
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
  /** What each request identified itself with: `x-api-token` or `authorization`. */
  readonly identifications: string[] = []
  /** Tokens that are refused though nobody told their owner. */
  readonly refusedTokens = new Set<string>()
  /** Epoch ms. */
  now = Date.UTC(2026, 10, 2, 8)
  /** How long the index does not show what was made. */
  searchLag = 0
  /** Records a page holds at most. */
  pageSize = 500
  /** What every answer tells of the limits. */
  readonly limits: Record<string, string> = { 'x-ratelimit-limit': '480' }
  readonly leads: StandInLead[] = []
  readonly webhooks: StandInWebhook[] = []
  readonly missingScopes = new Set<string>()
  /** The first is the one the token belongs to. */
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

  /** A colleague or a call of ours changes it. */
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
