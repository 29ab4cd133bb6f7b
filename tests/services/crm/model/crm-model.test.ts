import { afterEach, expect, test } from 'vitest'
import { listOpenConflicts } from '../../../../src/services/crm/crm-conflicts.ts'
import { crmFields, fieldOf } from '../../../../src/services/crm/merge-crm.ts'
import { sharedOf } from '../../../../src/services/crm/to-crm-meeting.ts'
import { randomFrom } from '../../../calendars/model/random.ts'
import { type CrmFixture, startCrmFixture } from '../../../support/crm-fixture.ts'
import { meetingsOf, recordOf, settle, step, type World } from './world.ts'

const stepCount = 250
let fixture: CrmFixture | undefined
afterEach(() => fixture?.close())

async function makeWorld(seed: number): Promise<World> {
  fixture = await startCrmFixture()
  await fixture.poll()
  return { fixture, random: randomFrom(seed), typed: new Map(), log: [], wordCount: 0 }
}

/** Both sides have the same, or the difference is shown to a person, or the meeting is canceled here. */
async function expectAgreement(world: World): Promise<void> {
  const { context } = world.fixture
  for (const meeting of await meetingsOf(world)) {
    const record = recordOf(world, meeting.id)
    expect(record, 'one record for each meeting').toBeDefined()
    if (!record) continue
    const same = world.fixture.crm.records().filter(held => held.meetingId === meeting.id)
    expect(same).toHaveLength(1)
    const shown = (await listOpenConflicts(context, meeting)).map(({ field }) => field)
    const ours = sharedOf(meeting, context.publicUrl)
    if (meeting.status === 'canceled') continue
    for (const field of crmFields)
      if (!shown.includes(field))
        expect(fieldOf(record, field), `${meeting.id} ${field}`).toEqual(fieldOf(ours, field))
    const { state } = await world.fixture.delivery(meeting.id)
    expect([shown.length > 0, state]).toEqual([
      shown.length > 0,
      shown.length > 0 ? 'failed' : 'delivered',
    ])
  }
}

/** What was typed there last stands there still, unless something newer of ours was taken after it was seen. */
async function expectNothingLost(world: World): Promise<void> {
  for (const { engagementId, field, text } of world.typed.values()) {
    const record = world.fixture.crm.record(engagementId)
    if (record?.[field] === text) continue
    const seen = await world.fixture.database
      .db('meeting_events')
      .whereRaw(`meeting_id = ? and actor->>'name' like '%FakeCRM%' and detail::text like ?`, [
        record?.meetingId ?? null,
        `%${field}%`,
      ])
    expect(seen.length, `“${text}” is neither there nor was it followed`).toBeGreaterThan(0)
  }
}

const seeds = [1, 2, 602658186, Math.floor(Math.random() * 2 ** 31)]

test.each(seeds)(
  'F60: after hundreds of random steps both sides agree or a person is asked (seed %i)',
  async seed => {
    const world = await makeWorld(seed)
    for (let count = 0; count < stepCount; count += 1) await step(world)
    await settle(world)
    try {
      await expectAgreement(world)
      await expectNothingLost(world)
    } catch (error) {
      console.error(`seed ${seed}\n${world.log.join('\n')}`)
      throw error
    }
  },
  60_000,
)
