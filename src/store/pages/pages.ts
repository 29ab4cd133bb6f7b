import type { Knex } from 'knex'
import type { HostName, SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

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
  hosts: (HostName & { weight: number })[] | null
  slots: Date[] | null
  slots_anyway: Date[] | null
}

export interface PageWithHosts {
  page: SchedulingPage
  /** In the page's order. */
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

export type PageContent = Omit<
  SchedulingPage,
  'id' | 'workspaceId' | 'hostIds' | 'weights' | 'slots' | 'slotsAnyway' | 'isPaused' | 'isUsedUp'
>

type Clearable = 'scheduleId' | 'meetingType' | 'consentText' | 'footer' | 'locale'

/** A present key without a value clears its column. Knex ignores the columns of absent keys. */
const orNull = <Key extends Clearable>(content: Partial<PageContent>, key: Key) =>
  key in content ? (content[key] ?? null) : undefined

const toColumns = (content: Partial<PageContent>) => ({
  slug: content.slug,
  kind: content.kind,
  title: content.title,
  description: content.description,
  schedule_id: orNull(content, 'scheduleId'),
  durations_minutes: content.durationsMinutes && [...content.durationsMinutes],
  step_minutes: content.stepMinutes,
  buffer_before_minutes: content.bufferBeforeMinutes,
  buffer_after_minutes: content.bufferAfterMinutes,
  notice_minutes: content.noticeMinutes,
  horizon: content.horizon && JSON.stringify(content.horizon),
  limits: content.limits && JSON.stringify(content.limits),
  questions: content.questions && JSON.stringify(content.questions),
  reminders: content.reminders && JSON.stringify(content.reminders),
  location: content.location && JSON.stringify(content.location),
  meeting_type: orNull(content, 'meetingType'),
  consent_text: orNull(content, 'consentText'),
  footer: orNull(content, 'footer'),
  locale: orNull(content, 'locale'),
  is_active: content.isActive,
  has_manage_links: content.hasManageLinks,
  asks_email_code: content.asksEmailCode,
})

/** False if another page has or had the slug. A page may take back its own earlier slug. */
export async function claimSlug(
  trx: Knex,
  claim: { workspaceId: WorkspaceId; slug: string; pageId: string },
): Promise<boolean> {
  await trx('page_slugs')
    .insert({ workspace_id: claim.workspaceId, slug: claim.slug, page_id: claim.pageId })
    .onConflict(['workspace_id', 'slug'])
    .ignore()
  const owner = await trx('page_slugs')
    .where({ workspace_id: claim.workspaceId, slug: claim.slug })
    .first<{ page_id: string }>('page_id')
  return owner?.page_id === claim.pageId
}

export async function insertPage(
  trx: Knex,
  page: PageContent & { id: string; workspaceId: WorkspaceId },
): Promise<void> {
  await trx('pages').insert({ id: page.id, workspace_id: page.workspaceId, ...toColumns(page) })
}

export async function updatePage(
  trx: Knex,
  page: { workspaceId: WorkspaceId; pageId: string; changes: Partial<PageContent> },
): Promise<boolean> {
  const count = await trx('pages')
    .where({ id: page.pageId, workspace_id: page.workspaceId })
    .update({ ...toColumns(page.changes), updated_at: trx.fn.now() })
  return count > 0
}

/** Replaces the hosts. New hosts share in bookings from now on; a host's default weight is 1. */
export async function replacePageHosts(
  trx: Knex,
  {
    pageId,
    hostIds,
    weights = {},
  }: { pageId: string; hostIds: readonly string[]; weights?: SchedulingPage['weights'] },
): Promise<void> {
  await trx.raw(
    `with gone as (delete from page_hosts where page_id = :pageId and user_id <> all(:hostIds::uuid[]))
     insert into page_hosts (page_id, user_id, position, weight, counts_after)
     select :pageId, host.id, host.position, host.weight,
            (select max(m.created_at) from meetings m where m.page_id = :pageId)
       from unnest(:hostIds::uuid[], :weights::numeric[]) with ordinality as host (id, weight, position)
     on conflict (page_id, user_id) do update set position = excluded.position, weight = excluded.weight`,
    { pageId, hostIds: [...hostIds], weights: hostIds.map(id => weights[id] ?? 1) },
  )
}

export async function replacePageSlots(
  trx: Knex,
  {
    pageId,
    slots,
    slotsAnyway,
  }: { pageId: string; slots: readonly number[]; slotsAnyway: readonly number[] },
): Promise<void> {
  await trx('page_slots').where({ page_id: pageId }).delete()
  if (slots.length === 0) return
  const rows = [...new Set(slots)].map(start => ({
    page_id: pageId,
    starts_at: toTimestamp(start),
    is_anyway: slotsAnyway.includes(start),
  }))
  await trx('page_slots').insert(rows)
}

/**
 * Marks a page as deleted and clears it as a default page. False if it does not exist or was deleted before.
 */
export async function markPageDeleted(
  trx: Knex,
  { workspaceId, pageId, now }: { workspaceId: WorkspaceId; pageId: string; now: number },
): Promise<boolean> {
  await trx('users').where({ default_page_id: pageId }).update({ default_page_id: null })
  const count = await trx('pages')
    .where({ id: pageId, workspace_id: workspaceId })
    .whereNull('deleted_at')
    .update({ deleted_at: toTimestamp(now), updated_at: trx.fn.now() })
  return count > 0
}

/** Whether a meeting was booked on this page and not canceled. */
export async function hasStandingMeeting(db: Knex, pageId: string): Promise<boolean> {
  const row = await db('meetings').where({ page_id: pageId, status: 'scheduled' }).first('id')
  return row !== undefined
}

const pageQuery = `
  select p.*, (select json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone, 'weight', h.weight::float8) order by h.position)
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

const queryPages = async (db: Knex, rest: string, bindings: Knex.RawBinding[]) => {
  const { rows } = await db.raw<{ rows: PageRow[] }>(`${pageQuery} ${rest}`, bindings)
  return rows.map(
    (row): PageWithHosts => ({
      page: toPage(row),
      hosts: (row.hosts ?? []).map(({ weight: _weight, ...host }) => host),
      isDeleted: row.deleted_at !== null,
    }),
  )
}

/** By its present or an earlier slug. */
export async function findPageBySlug(
  db: Knex,
  { workspaceId, slug }: { workspaceId: WorkspaceId; slug: string },
): Promise<PageWithHosts | undefined> {
  const [found] = await queryPages(
    db,
    'join page_slugs s on s.page_id = p.id where s.workspace_id = ? and s.slug = ?',
    [workspaceId, slug],
  )
  return found
}

export async function findPageById(
  db: Knex,
  { workspaceId, pageId }: { workspaceId: WorkspaceId; pageId: string },
): Promise<PageWithHosts | undefined> {
  const [found] = await queryPages(db, 'where p.workspace_id = ? and p.id = ?', [
    workspaceId,
    pageId,
  ])
  return found
}

/**
 * Pages that are not deleted, by title. If `hostId` is given, only that host's own pages, the default page
 * first.
 */
export async function listPages(
  db: Knex,
  { workspaceId, hostId }: { workspaceId: WorkspaceId; hostId?: string | undefined },
): Promise<PageWithHosts[]> {
  return queryPages(
    db,
    `where p.workspace_id = ? and p.deleted_at is null and (?::uuid is null or exists
       (select 1 from page_hosts h where h.page_id = p.id and h.user_id = ?))
     order by exists (select 1 from users u where u.id = ? and u.default_page_id = p.id) desc, p.title, p.id`,
    [workspaceId, hostId ?? null, hostId ?? null, hostId ?? null],
  )
}
