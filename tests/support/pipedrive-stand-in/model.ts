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
    busy?: boolean
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

export const activityType = (
  id: number,
  name: string,
  { key, icon = key, isActive = true }: { key: string; icon?: string; isActive?: boolean },
) => ({ id, name, key_string: key, icon_key: icon, active_flag: isActive })
