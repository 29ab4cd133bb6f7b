import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

test.each(['cancel maya', 'move maya'])(
  '"%s" says that a meeting made in a calendar is changed there',
  async text => {
    await fixture.bookMaya(thursdayAt(10))
    await fixture.database.db('meetings').update({ source: 'calendar' })
    await fixture.team.command('ana', text)
    expect(fixture.viewText()).toContain('This meeting was made in a calendar.')
    expect(fixture.team.lastView().callbackId ?? '').toBe('')
    expect(await fixture.database.db('meetings').first()).toMatchObject({ status: 'scheduled' })
  },
)

test('a form that was opened before cancels nothing that the calendar keeps', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.team.command('ana', 'cancel maya')
  await fixture.database.db('meetings').update({ source: 'calendar' })
  await fixture.team.fill('ana', {})
  expect(fixture.viewText()).toContain('This meeting was made in a calendar.')
  expect(await fixture.database.db('meetings').first()).toMatchObject({ status: 'scheduled' })
})
