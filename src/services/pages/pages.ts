import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import * as store from '../../store/pages/pages.ts'
import * as writing from '../../store/pages/write-page.ts'
import { listSchedules } from '../../store/people/schedules.ts'
import { listUsers } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput, pageNotFound, slugTaken } from '../problems.ts'
import { pageFaults } from './validate-page.ts'

type Reading = Pick<ServiceContext, 'db'>

export type CreatePage = Omit<SchedulingPage, 'id'>
export type PageChanges = Partial<Omit<SchedulingPage, 'id' | 'workspaceId'>>

/** Faults of hosts and schedules that do not belong to this workspace; they count as missing. */
async function strangerFaults(
  db: Knex,
  page: Pick<SchedulingPage, 'workspaceId' | 'hostIds' | 'scheduleId'>,
) {
  const [users, schedules] = await Promise.all([
    listUsers(db, page.workspaceId),
    listSchedules(db, { workspaceId: page.workspaceId }),
  ])
  const hosts = users.filter(({ isWithdrawn }) => !isWithdrawn)
  const strangers = page.hostIds.filter(id => !hosts.some(user => user.id === id))
  const isKnownSchedule = !page.scheduleId || schedules.some(({ id }) => id === page.scheduleId)
  return [
    ...strangers.map(id => fieldFault('hostIds', 'no-user', { user: id })),
    ...(isKnownSchedule
      ? []
      : [fieldFault('scheduleId', 'no-schedule', { schedule: page.scheduleId ?? '' })]),
  ]
}

const oftenOlder = new Set(['questions', 'location'])

/**
 * Whether a fault rejects the change. Unchanged fields may keep values from before a maximum or rule existed, so
 * that such a page can still be switched off.
 */
function isToMend({ path, maximum }: FieldError, changes: PageChanges): boolean {
  const [field = ''] = path.split('.')
  return (maximum === undefined && !oftenOlder.has(field)) || field in changes
}

async function assertPage(
  db: Knex,
  page: SchedulingPage,
  changes: PageChanges = page,
): Promise<void> {
  const own = pageFaults(page).filter(error => isToMend(error, changes))
  const errors = [...own, ...(await strangerFaults(db, page))]
  if (errors.length > 0) throw invalidInput(errors)
}

const slotsOf = ({ slots = [], slotsAnyway = [] }: SchedulingPage) => ({ slots, slotsAnyway })

const eachOnce = (starts: readonly number[] | undefined) => starts && [...new Set(starts)]

const withTimesOnce = <Page extends Pick<SchedulingPage, 'slots' | 'slotsAnyway'>>(page: Page) => ({
  ...page,
  slots: eachOnce(page.slots),
  slotsAnyway: eachOnce(page.slotsAnyway),
})

/**
 * The page after the changes. Other kinds of page have no times, and decisions about removed times are removed
 * too.
 */
function changed(earlier: SchedulingPage, changes: PageChanges): SchedulingPage {
  const page = withTimesOnce({ ...earlier, ...changes })
  if (page.kind !== 'specific-times')
    return { ...page, slots: changes.slots, slotsAnyway: changes.slotsAnyway }
  if (!changes.slots || changes.slotsAnyway) return page
  return { ...page, slotsAnyway: page.slotsAnyway?.filter(start => page.slots?.includes(start)) }
}

/** Throws `invalid-input`, `slug-taken`. */
export async function createPage(context: Reading, command: CreatePage): Promise<SchedulingPage> {
  const page = withTimesOnce({ ...command, id: randomUUID() })
  await assertPage(context.db, page)
  await context.db.transaction(async trx => {
    await writing.insertPage(trx, page)
    if (!(await writing.claimSlug(trx, { ...page, pageId: page.id }))) throw slugTaken(page.slug)
    await writing.replacePageHosts(trx, { ...page, pageId: page.id })
    await writing.replacePageSlots(trx, { pageId: page.id, ...slotsOf(page) })
  })
  return page
}

/** Throws `page-not-found`, `invalid-input`, `slug-taken`. An earlier slug still leads to the page. */
export async function updatePage(
  context: Reading,
  command: { workspaceId: WorkspaceId; pageId: string; changes: PageChanges },
): Promise<SchedulingPage> {
  const { workspaceId, pageId } = command
  const earlier = await getPage(context, command)
  const page = changed(earlier, command.changes)
  await assertPage(context.db, { ...page, weights: command.changes.weights }, command.changes)
  await context.db.transaction(async trx => {
    if (!(await writing.claimSlug(trx, { workspaceId, slug: page.slug, pageId })))
      throw slugTaken(page.slug)
    await writing.updatePage(trx, { workspaceId, pageId, changes: command.changes })
    const weights = { ...earlier.weights, ...command.changes.weights }
    await writing.replacePageHosts(trx, { pageId, hostIds: page.hostIds, weights })
    if (command.changes.slots || command.changes.slotsAnyway || command.changes.kind)
      await writing.replacePageSlots(trx, { pageId, ...slotsOf(page) })
  })
  return getPage(context, command)
}

/** Throws `page-not-found`. */
export async function getPage(
  context: Reading,
  { workspaceId, pageId }: { workspaceId: WorkspaceId; pageId: string },
): Promise<SchedulingPage> {
  const found = await store.findPageById(context.db, { workspaceId, pageId })
  if (!found || found.isDeleted) throw pageNotFound()
  return found.page
}

/**
 * Deletes the page. Its address then says that it was deleted; its meetings stay and can still be moved. Throws
 * `page-not-found`, also if it was deleted before.
 */
export async function deletePage(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  command: { workspaceId: WorkspaceId; pageId: string },
): Promise<void> {
  const isDeleted = await context.db.transaction(trx =>
    writing.markPageDeleted(trx, { ...command, now: context.clock() }),
  )
  if (!isDeleted) throw pageNotFound()
}

/** By title. With `hostId`, only pages that this host takes part in, their default page first. */
export async function listPages(
  context: Reading,
  query: { workspaceId: WorkspaceId; hostId?: string | undefined },
): Promise<SchedulingPage[]> {
  return (await store.listPages(context.db, query)).map(({ page }) => page)
}
