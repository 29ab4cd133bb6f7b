import { afterEach, beforeEach, expect, test } from 'vitest'
import { slackProblem } from '../../../src/i18n/slack-problem.ts'
import { locales, type Meeting } from '../../../src/model/entities.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { openSlackFixture, type SlackFixture } from '../../support/slack/slack-fixture.ts'

const startsAt = Date.UTC(2026, 10, 5, 10)
const minuteMs = 60_000

let fixture: SlackFixture
let meeting: Meeting
beforeEach(async () => {
  fixture = await openSlackFixture(startsAt)
  meeting = (await fixture.book()).meeting
  await fixture.drain.run()
  fixture.context.setNow(startsAt + 6 * minuteMs)
})
afterEach(() => fixture.close())

const command = () => ({
  workspaceId: fixture.workspace.id,
  meetingId: meeting.id,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana' } as const,
})
const log = async (outcome: string) => {
  await recordOutcome(fixture.context, { ...command(), outcome })
  await fixture.drain.run()
}
const current = () => getMeeting(fixture.context, command())
const form = (callbackId: string, values: Record<string, string>) => ({
  id: fixture.team.lastView().id,
  callback_id: callbackId,
  private_metadata: JSON.stringify({ meetingId: meeting.id, revision: 0, locale: 'en' }),
  values,
})
const openedBefore = (name: 'cancel' | 'reschedule') =>
  fixture.team.press('ana', { action_id: `form:${name}`, value: meeting.id })

interface Way {
  /** Before the outcome is logged. */
  before?(): Promise<unknown>
  act(): Promise<unknown>
}
const later = String(startsAt + 24 * 60 * minuteMs)
const ways: Record<string, Way> = {
  'the button Cancel of an older card': {
    act: () => fixture.team.press('ana', { action_id: 'form:cancel', value: meeting.id }),
  },
  'the button Reschedule of an older card': {
    act: () => fixture.team.press('ana', { action_id: 'form:reschedule', value: meeting.id }),
  },
  'Reassign in the menu of an older card': {
    act: () => fixture.team.press('ana', { action_id: `more:${meeting.id}`, value: 'reassign' }),
  },
  'the form to cancel, opened before': {
    before: () => openedBefore('cancel'),
    act: () => fixture.team.submit('ana', form('cancel', { reason: 'ill' })),
  },
  'the form to move, opened before': {
    before: () => openedBefore('reschedule'),
    act: () => fixture.team.submit('ana', form('reschedule', { start: later })),
  },
  '/meet cancel': { act: () => fixture.team.command('ana', 'cancel maya') },
  '/meet move': { act: () => fixture.team.command('ana', 'move maya') },
}
const table = Object.entries(ways).flatMap(([name, way]) =>
  ['completed', 'no-show', 'canceled'].map(outcome => ({ name, way, outcome })),
)

test.each(table)('F39: $name leaves the outcome $outcome, and says what to do', async facts => {
  const { way, outcome } = facts
  await way.before?.()
  await log(outcome)
  await way.act()
  expect(JSON.stringify(fixture.team.lastView().blocks)).toContain('undo the outcome')
  expect(await current()).toMatchObject({ status: 'scheduled', outcome, startsAt })
})

test('the reason is given in every language', () => {
  const texts = locales.map(locale => slackProblem(locale, { code: 'outcome-logged' }))
  expect(new Set(texts).size).toBe(locales.length)
})

test('F39: the card of a meeting with an outcome changes nothing; undone, it does again', async () => {
  const card = async () => {
    const all = await fixture.history()
    const shown = all.find(({ blocks }) => JSON.stringify(blocks).includes(`more:${meeting.id}`))
    return JSON.stringify(shown?.blocks)
  }
  const changes = ['form:reschedule', 'form:cancel', 'reassign']
  for (const change of changes) expect(await card()).toContain(change)
  await log('no-show')
  for (const change of changes) expect(await card()).not.toContain(change)
  await undoOutcome(fixture.context, command())
  await fixture.drain.run()
  for (const change of changes) expect(await card()).toContain(change)
})

test('/meet cancel asks only about meetings that can be canceled', async () => {
  await log('no-show')
  const { meeting: next } = await fixture.book({ startsAt: startsAt + 24 * 60 * minuteMs })
  await fixture.team.command('ana', 'cancel maya')
  expect(fixture.team.lastView().callbackId).toBe('cancel')
  expect(JSON.parse(fixture.team.lastView().metadata ?? '{}').meetingId).toBe(next.id)
})
