import type { Knex } from 'knex'
import type { SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
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
