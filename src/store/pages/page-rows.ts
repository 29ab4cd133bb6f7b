import type { Knex } from 'knex'
import type { HostName, SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'

interface PageRow {
  id: string
  workspace_id: WorkspaceId
  slug: string
  kind: SchedulingPage['kind']
  title: string
  description: string
  schedule_id: string | null
  durations_minutes: number[]
  step_minutes: number
  buffer_before_minutes: number
  buffer_after_minutes: number
  notice_minutes: number
  horizon: SchedulingPage['horizon']
  limits: SchedulingPage['limits']
  questions: SchedulingPage['questions']
  reminders: SchedulingPage['reminders']
  location: SchedulingPage['location']
  meeting_type: string | null
  consent_text: string | null
  footer: string | null
  locale: SchedulingPage['locale'] | null
  is_active: boolean
  is_paused: boolean | null
  is_used_up: boolean
  has_manage_links: boolean
  asks_email_code: boolean
  deleted_at: Date | null
  hosts: (HostName & { weight: number; has_access: boolean })[] | null
  slots: Date[] | null
  slots_anyway: Date[] | null
}

export interface PageWithHosts {
  page: SchedulingPage
  /** In the page's order, without hosts who have no access. */
  hosts: HostName[]
  /** Its address shows that it was deleted; its meetings go on. */
  isDeleted: boolean
}

const toPage = (row: PageRow): SchedulingPage => ({
  id: row.id,
  workspaceId: row.workspace_id,
  slug: row.slug,
  kind: row.kind,
  title: row.title,
  description: row.description,
  hostIds: (row.hosts ?? []).map(({ id }) => id),
  weights: Object.fromEntries((row.hosts ?? []).map(({ id, weight }) => [id, weight])),
  scheduleId: row.schedule_id ?? undefined,
  durationsMinutes: row.durations_minutes,
  stepMinutes: row.step_minutes,
  bufferBeforeMinutes: row.buffer_before_minutes,
  bufferAfterMinutes: row.buffer_after_minutes,
  noticeMinutes: row.notice_minutes,
  horizon: row.horizon,
  limits: row.limits,
  questions: row.questions,
  reminders: row.reminders,
  location: row.location,
  meetingType: row.meeting_type ?? undefined,
  consentText: row.consent_text ?? undefined,
  footer: row.footer ?? undefined,
  locale: row.locale ?? undefined,
  isActive: row.is_active && !row.is_paused,
  ...(row.is_paused ? { isPaused: true } : {}),
  ...(row.is_used_up ? { isUsedUp: true } : {}),
  hasManageLinks: row.has_manage_links,
  asksEmailCode: row.asks_email_code,
  ...(row.kind === 'specific-times' ? { slots: (row.slots ?? []).map(toInstant) } : {}),
  ...(row.slots_anyway ? { slotsAnyway: row.slots_anyway.map(toInstant) } : {}),
})

const pageQuery = `
  select p.*, (select json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone, 'weight', h.weight::float8, 'has_access', u.withdrawn_at is null) order by h.position)
                 from page_hosts h join users u on u.id = h.user_id where h.page_id = p.id) as hosts,
         case when p.kind = 'specific-times' then
           (select array_agg(s.starts_at order by s.starts_at) from page_slots s where s.page_id = p.id) end as slots,
         case when p.kind = 'specific-times' then
           (select array_agg(s.starts_at order by s.starts_at) from page_slots s where s.page_id = p.id and s.is_anyway) end as slots_anyway,
         (p.kind in ('personal', 'specific-times') and coalesce(
           (select u.are_pages_off from page_hosts h join users u on u.id = h.user_id
             where h.page_id = p.id order by h.position limit 1), false))
         or not exists
           (select 1 from page_hosts h join users u on u.id = h.user_id
             where h.page_id = p.id and u.withdrawn_at is null) as is_paused,
         (p.kind = 'specific-times' and exists
           (select 1 from meetings m where m.page_id = p.id and m.status = 'scheduled')) as is_used_up
    from pages p`

export const queryPages = async (db: Knex, rest: string, bindings: Knex.RawBinding[]) => {
  const { rows } = await db.raw<{ rows: PageRow[] }>(`${pageQuery} ${rest}`, bindings)
  return rows.map(
    (row): PageWithHosts => ({
      page: toPage(row),
      hosts: (row.hosts ?? [])
        .filter(({ has_access }) => has_access)
        .map(({ weight: _weight, has_access: _hasAccess, ...host }) => host),
      isDeleted: row.deleted_at !== null,
    }),
  )
}
