import { isDeepStrictEqual } from 'node:util'
import type { SavedSchedule, WorkspaceId } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import { maxNameLength, maxOverrides, maxPeriodsPerDay } from '../../model/maximums.ts'
import { checkSchedule } from '../../model/schedule-check.ts'
import * as busy from '../../store/calendars/busy-blocks.ts'
import * as store from '../../store/people/schedules.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput, notFound } from '../problems.ts'
import { officeHours } from './office-hours.ts'
import { getUser } from './users.ts'

type Reading = Pick<ServiceContext, 'db'>

interface SaveSchedule extends store.ScheduleContent {
  workspaceId: WorkspaceId
  userId: string
  /** If present, this schedule is changed. */
  id?: string | undefined
}

type Checked = ReturnType<typeof checkSchedule>[number]

function scheduleFault({ path, code }: Checked): FieldError {
  if (code === 'too-many-dates') return fieldFault(path, code, { max: maxOverrides })
  if (code === 'too-many-periods') return fieldFault(path, code, { max: maxPeriodsPerDay })
  return fieldFault(path, code)
}

/** Faults of a schedule, each at its field. @param prefix leads to the schedule: `hours.` */
export const scheduleFaults = (
  schedule: Parameters<typeof checkSchedule>[0],
  prefix = '',
): FieldError[] =>
  checkSchedule(schedule).map(({ path, code }) => scheduleFault({ path: prefix + path, code }))

const scheduleErrors = (command: SaveSchedule): FieldError[] => [
  ...(command.name.trim() === '' ? [fieldFault('name', 'no-name')] : []),
  ...tooLong('name', command.name, maxNameLength),
  ...scheduleFaults(command),
]

/** Creates or changes a schedule; a user's first one is their default. Throws `invalid-input`, `not-found`. */
export async function saveSchedule(
  context: Reading,
  command: SaveSchedule,
): Promise<SavedSchedule> {
  const errors = scheduleErrors(command)
  if (errors.length > 0) throw invalidInput(errors)
  await getUser(context, command)
  const { id } = command
  const saved = id
    ? await store.updateSchedule(context.db, { ...command, id })
    : await context.db.transaction(trx => store.insertSchedule(trx, command))
  if (!saved) throw notFound()
  return saved
}

const isAsGiven = ({ weekly, overrides, zoneStays = [] }: SavedSchedule) =>
  isDeepStrictEqual(weekly, officeHours) && overrides.length === 0 && zoneStays.length === 0

/**
 * Sets hours that somebody chose for a user. They replace a new user's office hours if those are unchanged.
 * Throws `invalid-input`, `not-found`.
 */
export async function giveHours(
  context: Reading,
  command: Omit<SaveSchedule, 'id'>,
): Promise<SavedSchedule> {
  const [first, ...others] = await listSchedules(context, command)
  const replaced = first && others.length === 0 && isAsGiven(first) ? { id: first.id } : {}
  return saveSchedule(context, { ...command, ...replaced })
}

/** The default first. */
export const listSchedules = (
  context: Reading,
  query: { workspaceId: WorkspaceId; userId?: string },
): Promise<SavedSchedule[]> => store.listSchedules(context.db, query)

/** Blocks a user's own time. Throws `invalid-input`, `not-found`. */
export async function addBusy(
  context: Reading,
  block: { workspaceId: WorkspaceId; userId: string; startsAt: number; endsAt: number },
): Promise<{ id: string }> {
  if (block.endsAt <= block.startsAt)
    throw invalidInput([fieldFault('endsAt', 'end-not-after-start')])
  await getUser(context, block)
  return busy.insertBusyBlock(context.db, block)
}
