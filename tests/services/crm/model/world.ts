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
import { type CrmFixture, hourMs, monday } from '../../../support/crm-fixture.ts'

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
  fixture: CrmFixture
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

const command = ({ fixture }: World, meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana' } as const,
})

export async function meetingsOf({ fixture }: World) {
  const rows = await fixture.database.db('meetings').select('id')
  return findMeetings(
    fixture.database.db,
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
const anyRecord = ({ fixture, random }: World) => random.pick(fixture.crm.records())

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
    await tolerate(editMeeting(world.fixture.context, { ...command(world, meeting.id), edits }))
}

function typeThere(world: World) {
  const record = anyRecord(world)
  const field = world.random.pick(['title', 'description', 'location'] as const)
  if (!record || !field) return
  const { engagementId } = record
  const text = newWord(world, 'there')
  world.fixture.crm.edit(engagementId, { [field]: text })
  world.typed.set(`${engagementId} ${field}`, { engagementId, field, text })
}

function moveThere(world: World) {
  const record = anyRecord(world)
  const startsAt = anyStart(world)
  if (record) world.fixture.crm.edit(record.engagementId, { startsAt, endsAt: startsAt + halfHour })
}

async function moveHere(world: World) {
  const meeting = await anyMeeting(world)
  const startsAt = anyStart(world)
  if (meeting)
    await tolerate(
      rescheduleMeeting(world.fixture.context, { ...command(world, meeting.id), startsAt }),
    )
}

async function judgeHere(world: World) {
  const meeting = await anyMeeting(world)
  const outcome = world.random.pick(['completed', 'no-show', 'our own word'])
  if (meeting && outcome)
    await tolerate(recordOutcome(world.fixture.context, { ...command(world, meeting.id), outcome }))
}

function judgeThere(world: World) {
  const record = anyRecord(world)
  const outcome = world.random.pick(['completed', 'no-show', 'their own word', 'canceled'])
  if (record && outcome) world.fixture.crm.edit(record.engagementId, { outcome })
}

async function cancelHere(world: World) {
  const meeting = await anyMeeting(world)
  if (meeting && world.random.isOne(4))
    await tolerate(cancelMeeting(world.fixture.context, command(world, meeting.id)))
}

async function choose(world: World) {
  const meeting = await anyMeeting(world)
  if (!meeting) return
  const [conflict] = await listOpenConflicts(world.fixture.context, meeting)
  const keep = world.random.pick(['ours', 'theirs'])
  if (!conflict || !keep) return
  const { field } = conflict
  // What is given up by choice is not lost.
  for (const [key, typed] of world.typed)
    if (keep === 'ours' && typed.field === field && typed.text === conflict.theirs)
      world.typed.delete(key)
  await tolerate(
    resolveCrmConflict(world.fixture.context, { ...command(world, meeting.id), field, keep }),
  )
}

async function book(world: World) {
  if ((await meetingsOf(world)).length < 8) await tolerate(world.fixture.book(anyStart(world)))
}

/** Late, doubled and in any order: the worker takes whichever it likes. */
async function runSome({ fixture, random }: World) {
  const { recordedJobs: jobs } = fixture.context
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const due = jobs.filter(({ startAfter = 0 }) => startAfter <= fixture.context.clock())
    const job = random.pick(due)
    if (!job) return
    if (!random.isOne(8)) jobs.splice(jobs.indexOf(job), 1)
    await fixture.jobs.work(job.name, job.payload)
  }
}

/** Some words are lost on the way, some come twice: asking finds what they would have told. */
async function tell({ fixture, random }: World) {
  const told = fixture.crm.takeNotices().filter(() => !random.isOne(3))
  const words = random.isOne(3) ? [...told, ...told].reverse() : told
  await fixture.context.jobs.enqueue(
    fixture.database.db,
    'follow-crm-meeting',
    words.map(engagementId => ({
      payload: { workspaceId: fixture.workspace.id, provider: 'fake', engagementId, attempt: 1 },
    })),
  )
}

const breakIt = ({ fixture, random }: World) => {
  fixture.crm.fault = () => {
    const chance = random.next()
    if (chance < 0.15) return { isAnswerLost: true }
    return chance < 0.3 ? { code: 'unavailable' } : undefined
  }
}
const mend = ({ fixture }: World) => {
  fixture.crm.fault = () => undefined
}

const pass = ({ fixture, random }: World) =>
  fixture.context.setNow(fixture.context.clock() + random.below(20) * minuteMs)

const poll = ({ fixture }: World) =>
  fixture.context.jobs.enqueue(fixture.database.db, 'poll-crm', [
    { payload: { workspaceId: fixture.workspace.id } },
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
  const { fixture } = world
  mend(world)
  for (let hours = 0; hours < 15; hours += 1) {
    fixture.context.setNow(fixture.context.clock() + hourMs)
    await fixture.jobs.run()
    await fixture.poll()
    await fixture.push()
  }
}

export const recordOf = ({ fixture }: World, meetingId: string): CrmHeldMeeting | undefined =>
  fixture.crm.records().find(record => record.meetingId === meetingId)
