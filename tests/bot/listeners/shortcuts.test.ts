import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { botShortcuts } from '../../../bot/config.ts'
import { shortcutListeners } from '../../../bot/listeners/shortcuts/index.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam
let updates: Record<string, unknown>[]

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  updates = spyOnSlack('views.update', () => ({}))
  team = await createSlackTeam(context)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await team.close()
  await database.drop()
})

interface View {
  callback_id?: string
  private_metadata?: string
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely
  blocks: any[]
}

/** @returns what the modal shows in the end */
async function choose(callbackId: string, message?: { text: string; user: string }): Promise<View> {
  const { trigger_id } = (await team.client.apiCall('views.generateTriggerId', {
    user_id: team.slackIdOf('ana'),
  })) as { trigger_id?: string }
  const payload = {
    type: message ? 'message_action' : 'shortcut',
    callback_id: callbackId,
    trigger_id,
    team: { id: 'T000000001', domain: 'demo' },
    user: { id: team.slackIdOf('ana'), team_id: 'T000000001' },
    ...(message
      ? {
          channel: { id: 'C000000001' },
          message: { ts: '1.1', ...message },
          response_url: `${team.url}/answers`,
        }
      : {}),
  }
  const { status, text } = await team.form({ payload: JSON.stringify(payload) })
  await team.settle()
  expect([status, text]).toEqual([200, ''])
  const shown = updates.at(-1)?.view
  if (!shown) throw new Error(`No modal was filled; ${JSON.stringify(team.answers)}`)
  const view = (typeof shown === 'string' ? JSON.parse(shown) : shown) as View
  expect(blockFaults(view.blocks, 'modal')).toEqual([])
  return view
}

const bookMaya = async (startsAt: number, name = 'Maya Lindt') => {
  const { meeting } = await aBooking(demo, {
    startsAt,
    timeZone: 'Europe/Berlin',
    invitee: { email: 'maya@acme.test', name },
  })
  return meeting
}

test('every shortcut of the manifest is answered, and no other', () => {
  expect(Object.keys(shortcutListeners).sort()).toEqual(
    botShortcuts.map(({ callbackId }) => callbackId).sort(),
  )
})

test('Propose times opens the form (1.2)', async () => {
  const view = await choose('propose_times')
  expect(JSON.stringify(view.blocks)).toContain('external_select')
})

test('Propose times to a person reads the address and the days of the message (1.2)', async () => {
  const text = 'Could <mailto:maya@acme.test|maya@acme.test> join us Thursday afternoon?'
  const view = await choose('propose_from_message', { text, user: team.slackIdOf('zoe') })
  const shown = JSON.stringify(view.blocks)
  expect(shown).toContain('"value":"maya@acme.test"')
  expect(shown).toContain('"initial_date":"2026-11-05"')
})

test.each([
  ['Thursday afternoon?', ['afternoon']],
  ['Thursday morning or so', ['morning']],
  ['Thursday evening', ['evening']],
  ['Thursday after 3 pm', ['afternoon', 'evening']],
  ['Thursday 10:00', ['morning']],
  ['Thursday works', []],
  ['this week is fine', []],
])('F46: Propose times to a person keeps the part of the day of “%s”', async (text, parts) => {
  const view = await choose('propose_from_message', { text, user: team.slackIdOf('maya') })
  const field = view.blocks.find(({ block_id }) => block_id === 'parts')
  const chosen = field.element.initial_options ?? []
  expect(chosen.map(({ value }: { value: string }) => value)).toEqual(parts)
})

test('a message that names nobody is about who wrote it', async () => {
  const view = await choose('propose_from_message', { text: 'Hi!', user: team.slackIdOf('maya') })
  expect(JSON.stringify(view.blocks)).toContain('"value":"maya@acme.test"')
})

test('Share my link asks which and where', async () => {
  const view = await choose('share_link')
  expect(view.callback_id).toBe('share-link')
  expect(JSON.stringify(view.blocks)).toContain('conversations_select')
})

test('Log outcome asks about the meeting that ended last', async () => {
  const meeting = await bookMaya(Date.UTC(2026, 10, 2, 9))
  context.setNow(meeting.endsAt + 60_000)
  const view = await choose('log_outcome')
  expect(JSON.stringify(view.blocks)).toContain(meeting.id)
})

test('Save to meeting notes keeps the message with the meeting of the person it names (1.2)', async () => {
  await bookMaya(Date.UTC(2026, 10, 2, 9), 'Ola <!channel> *Nowak*')
  const text = 'maya@acme.test wants <!here> pricing'
  const view = await choose('save_note', { text, user: team.slackIdOf('zoe') })
  const [which] = view.blocks
  const meetingId = which.element.initial_option.value
  const state = { meeting: meetingId, note: view.blocks[1].element.initial_value }
  await team.submit('ana', {
    id: 'V000000001',
    callback_id: 'meeting-note',
    private_metadata: view.private_metadata ?? '',
    values: state,
  })
  const { workspace } = demo
  const meeting = await getMeeting(context, { workspaceId: workspace.id, meetingId })
  expect(meeting.internalNote).toContain('pricing')
  expect(JSON.stringify(updates.at(-1))).toContain('Saved to the notes')
})

test('without a meeting nearby there is nothing to save to, in words', async () => {
  const view = await choose('save_note', { text: 'Hello', user: team.slackIdOf('zoe') })
  expect(JSON.stringify(view.blocks)).toContain('no meeting')
})
