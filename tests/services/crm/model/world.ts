import type { CrmHeldMeeting } from '../../../../crm/contract/crm-changes.ts'
import { rescheduleMeeting } from '../../../../src/services/booking/reschedule-meeting.ts'
import {
  listOpenConflicts,
  resolveCrmConflict,
} from '../../../../src/services/crm/crm-conflicts.ts'
import { cancelMeeting } from '../../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../../src/services/meetings/edit-meeting.ts'
import { recordOutcome } from '../../../../src/services/meetings/record-outcome.ts'
import { isProblem } from '../../../../src/services/problems.ts'
import { findMeetings } from '../../../../src/store/meetings/meetings.ts'
import type { Random } from '../../../calendars/model/random.ts'
import { type CrmHouse, hourMs, monday } from '../../../support/crm-house.ts'

const minuteMs = 60_000
const halfHour = 30 * minuteMs
const dayMs = 24 * hourMs

/** What a person typed in the CRM, and whether it has to be found again. */
export interface Typed {
  engagementId: string
  field: 'title' | 'description' | 'location'
  text: string
}

export interface World {
  house: CrmHouse
  random: Random
  /** The last that was typed there, per record and field. */
  typed: Map<string, Typed>
  /** What was done, for whoever reads a failure. */
  log: string[]
  wordCount: number
}

const anyStart = ({ random }: World) =>
  monday + (7 + random.below(5)) * dayMs + random.below(14) * halfHour

const newWord = (world: World, side: string) => {
  world.wordCount += 1
  return `${side} ${world.wordCount}`
}

const command = ({ house }: World, meetingId: string) => ({
  workspaceId: house.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: house.ana.id, name: 'Ana' } as const,
})

export async function meetingsOf({ house }: World) {
  const rows = await house.database.db('meetings').select('id')
  return findMeetings(
    house.database.db,
    rows.map(({ id }) => id),
  )
}

/** A time that is refused, or a meeting that is canceled, is part of life. */
async function tolerate(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isProblem(error)) throw error
  }
}

const anyMeeting = async (world: World) => world.random.pick(await meetingsOf(world))
const anyRecord = ({ house, random }: World) => random.pick(house.crm.records())

async function typeHere(world: World) {
  const meeting = await anyMeeting(world)
  if (!meeting) return
  const text = newWord(world, 'here')
  const edits = world.random.pick([
    { title: text },
    { description: text },
    { location: { kind: 'custom' as const, text } },
  ])
  if (edits)
    await tolerate(editMeeting(world.house.context, { ...command(world, meeting.id), edits }))
}

function typeThere(world: World) {
  const record = anyRecord(world)
  const field = world.random.pick(['title', 'description', 'location'] as const)
  if (!record || !field) return
  const { engagementId } = record
  const text = newWord(world, 'there')
  world.house.crm.edit(engagementId, { [field]: text })
  world.typed.set(`${engagementId} ${field}`, { engagementId, field, text })
}

function moveThere(world: World) {
  const record = anyRecord(world)
  const startsAt = anyStart(world)
  if (record) world.house.crm.edit(record.engagementId, { startsAt, endsAt: startsAt + halfHour })
}

async function moveHere(world: World) {
  const meeting = await anyMeeting(world)
  const startsAt = anyStart(world)
  if (meeting)
    await tolerate(
      rescheduleMeeting(world.house.context, { ...command(world, meeting.id), startsAt }),
    )
}

async function judgeHere(world: World) {
  const meeting = await anyMeeting(world)
  const outcome = world.random.pick(['completed', 'no-show', 'our own word'])
  if (meeting && outcome)
    await tolerate(recordOutcome(world.house.context, { ...command(world, meeting.id), outcome }))
}

function judgeThere(world: World) {
  const record = anyRecord(world)
  const outcome = world.random.pick(['completed', 'no-show', 'their own word', 'canceled'])
  if (record && outcome) world.house.crm.edit(record.engagementId, { outcome })
}

async function cancelHere(world: World) {
  const meeting = await anyMeeting(world)
  if (meeting && world.random.isOne(4))
    await tolerate(cancelMeeting(world.house.context, command(world, meeting.id)))
}

async function choose(world: World) {
  const meeting = await anyMeeting(world)
  if (!meeting) return
  const [conflict] = await listOpenConflicts(world.house.context, meeting)
  const keep = world.random.pick(['ours', 'theirs'])
  if (!conflict || !keep) return
  const { field } = conflict
  // What is given up by choice is not lost.
  for (const [key, typed] of world.typed)
    if (keep === 'ours' && typed.field === field && typed.text === conflict.theirs)
      world.typed.delete(key)
  await tolerate(
    resolveCrmConflict(world.house.context, { ...command(world, meeting.id), field, keep }),
  )
}

async function book(world: World) {
  if ((await meetingsOf(world)).length < 8) await tolerate(world.house.book(anyStart(world)))
}

/** Late, doubled and in any order: the worker takes whichever it likes. */
async function runSome({ house, random }: World) {
  const { recordedJobs: jobs } = house.context
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const due = jobs.filter(({ startAfter = 0 }) => startAfter <= house.context.clock())
    const job = random.pick(due)
    if (!job) return
    if (!random.isOne(8)) jobs.splice(jobs.indexOf(job), 1)
    await house.jobs.work(job.name, job.payload)
  }
}

/** Some words are lost on the way, some come twice: asking finds what they would have told. */
async function tell({ house, random }: World) {
  const told = house.crm.takeNotices().filter(() => !random.isOne(3))
  const words = random.isOne(3) ? [...told, ...told].reverse() : told
  await house.context.jobs.enqueue(
    house.database.db,
    'follow-crm-meeting',
    words.map(engagementId => ({
      payload: { workspaceId: house.workspace.id, provider: 'fake', engagementId, attempt: 1 },
    })),
  )
}

const breakIt = ({ house, random }: World) => {
  house.crm.fault = () => {
    const chance = random.next()
    if (chance < 0.15) return { isAnswerLost: true }
    return chance < 0.3 ? { code: 'unavailable' } : undefined
  }
}
const mend = ({ house }: World) => {
  house.crm.fault = () => undefined
}

const pass = ({ house, random }: World) =>
  house.context.setNow(house.context.clock() + random.below(20) * minuteMs)

const poll = ({ house }: World) =>
  house.context.jobs.enqueue(house.database.db, 'poll-crm', [
    { payload: { workspaceId: house.workspace.id } },
  ])

const steps: Record<string, (world: World) => Promise<void> | void> = {
  book,
  'type here': typeHere,
  'type there': typeThere,
  'type more there': typeThere,
  'move there': moveThere,
  'move here': moveHere,
  'judge here': judgeHere,
  'judge there': judgeThere,
  'cancel here': cancelHere,
  choose,
  'run some jobs': runSome,
  'run more jobs': runSome,
  'run even more jobs': runSome,
  tell,
  poll,
  'an outage': breakIt,
  'it is over': mend,
  'it is over at last': mend,
  'time passes': pass,
}

export async function step(world: World): Promise<void> {
  const name = world.random.pick(Object.keys(steps))
  if (!name) return
  world.log.push(name)
  await steps[name]?.(world)
}

/** All faults over, every retry due, everything asked for and worked off. */
export async function settle(world: World): Promise<void> {
  const { house } = world
  mend(world)
  for (let hours = 0; hours < 15; hours += 1) {
    house.context.setNow(house.context.clock() + hourMs)
    await house.jobs.run()
    await house.poll()
    await house.push()
  }
}

export const recordOf = ({ house }: World, meetingId: string): CrmHeldMeeting | undefined =>
  house.crm.records().find(record => record.meetingId === meetingId)
