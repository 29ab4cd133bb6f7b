import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../../../src/services/onboarding/add-user.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import { getWorkspace, updateWorkspace } from '../../../src/services/workspace/workspaces.ts'
import { reminderRow } from '../../../src/web/views/reminder-rows.tsx'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { fieldOf } from '../../support/read-form.ts'
import { attributeOf, attributesOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: SettingsFixture
let bot: BotFixture
beforeAll(async () => {
  ;[fixture, bot] = await Promise.all([startSettingsFixture(), openBotFixture()])
})
afterAll(async () => {
  await Promise.all([fixture?.app.close(), bot?.close()])
})

const rows = (...reminders: [amount: string, unit: string][]) =>
  reminders.flatMap(([amount, unit]): [string, string][] => [
    ['reminderAmount', amount],
    ['reminderUnit', unit],
  ])
const path = '/settings/workspace'
const saveWorkspace = (...reminders: [string, string][]) =>
  fixture.admin.submit(path, path, [
    ['name', 'Demo'],
    ['timeZone', 'Europe/Berlin'],
    ['locale', 'en'],
    ...rows(...reminders),
  ])
const ofWorkspace = async () =>
  (await getWorkspace(fixture.app.context, fixture.app.workspace.id)).reminders

test('F25 F67: a workspace begins with one day and one hour before', async () => {
  expect((await ofWorkspace()).map(({ minutesBefore }) => minutesBefore)).toEqual([1440, 60])
  const { body } = await fixture.admin.get(path)
  expect(fieldOf(body, 'reminderAmount')).toBe('1')
  expect(fieldOf(body, 'reminderUnit')).toBe('days')
})

test('F72: any number with a unit is taken, an empty one removes a reminder; what cannot be is reported', async () => {
  const saved = await saveWorkspace(['3', 'weeks'], ['', 'days'], ['45', 'minutes'])
  expect(saved.status).toBe(303)
  expect(await ofWorkspace()).toEqual([
    { minutesBefore: 3 * 7 * 24 * 60, includeDescription: true },
    { minutesBefore: 45, includeDescription: false },
  ])
  const wrong: [string, string][][] = [
    [['soon', 'hours']],
    [['0', 'hours']],
    [['9', 'weeks']],
    [['5', 'years']],
    [['1.5', 'hours']],
  ]
  for (const reminders of wrong) {
    const refused = await saveWorkspace(...reminders)
    expect(refused.status, String(reminders)).toBe(422)
    expect(refused.body).toContain('Up to three, each 1 minute to 8 weeks before the start')
  }
  await saveWorkspace()
  expect(await ofWorkspace()).toEqual([])
})

test.each([
  [1, { amount: '1', unit: 'minutes' }],
  [90, { amount: '90', unit: 'minutes' }],
  [120, { amount: '2', unit: 'hours' }],
  [1440, { amount: '1', unit: 'days' }],
  [4320, { amount: '3', unit: 'days' }],
  [10080, { amount: '1', unit: 'weeks' }],
])('%i minutes are shown in the largest unit that fits', (minutes, row) => {
  expect(reminderRow(minutes)).toEqual(row)
})

const own = [{ minutesBefore: 75, includeDescription: true }]
const minutesOf = (reminders: readonly { minutesBefore: number }[] = []) =>
  reminders.map(({ minutesBefore }) => minutesBefore)
const pageOf = async (slug: string) => {
  const query = { workspaceId: fixture.app.workspace.id }
  return (await listPages(fixture.app.context, query)).find(page => page.slug === slug)
}

const shownAmounts = (html: string) =>
  attributesOf(html, '[name="reminderAmount"]', 'value').filter(Boolean).map(Number)

/** How a page or a meeting is made, and the reminders that it has then, in minutes. */
const ways: [string, () => Promise<number[]>][] = [
  [
    'the form of a new page',
    async () => {
      const { body } = await fixture.admin.get('/settings/pages/new')
      return shownAmounts(body)
    },
  ],
  [
    'a link with specific times',
    async () => {
      const form = '/settings/times/new'
      const slot = new Date(fixture.now + 50 * 60 * 60_000).toISOString()
      const fields = { title: 'Once', minutes: '30', place: 'phone', slots: slot }
      await fixture.admin.submit(form, form, fields)
      const query = { workspaceId: fixture.app.workspace.id }
      const made = (await listPages(fixture.app.context, query)).find(
        ({ title }) => title === 'Once',
      )
      return minutesOf(made?.reminders)
    },
  ],
  [
    'a page made by the API',
    async () => {
      await fetch(`${fixture.app.url}/api/v1/pages`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${fixture.app.adminToken}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({
          slug: 'by-api',
          kind: 'personal',
          title: 'By API',
          hostIds: [fixture.app.ana.id],
        }),
      })
      return minutesOf((await pageOf('by-api'))?.reminders)
    },
  ],
  [
    'the form of a meeting from a record',
    async () => {
      const { body } = await fixture.admin.get('/records/schedule?q=somebody@new.test')
      const link = attributeOf(body, '[href*="/new/schedule"]', 'href')
      const form = await fixture.admin.get(link)
      return shownAmounts(form.body)
    },
  ],
  [
    'a proposal without a page',
    async () => {
      const { app, now } = fixture
      const startsAt = now + 26 * 60 * 60_000
      const { proposal } = await aProposal(app, {
        invitee: { email: 'maya@acme.test' },
        slots: [startsAt],
      })
      const { meeting } = await aBooking(app, {
        proposalId: proposal.id,
        startsAt,
        invitee: { email: 'maya@acme.test' },
        source: 'proposal',
      })
      return minutesOf(meeting.reminders)
    },
  ],
  [
    'the first page of a new user',
    async () => {
      const { context, workspace } = fixture.app
      const user = await addUser(context, {
        workspaceId: workspace.id,
        email: 'new@parley.test',
        name: 'New',
        role: 'rep',
        timeZone: 'Europe/Berlin',
        locale: 'en',
        hoursName: 'Office hours',
        pageTitle: 'Meeting',
      })
      const pages = await listPages(context, { workspaceId: workspace.id })
      return minutesOf(pages.find(({ hostIds }) => hostIds.includes(user.id))?.reminders)
    },
  ],
  [
    'a booking in Slack without a page',
    async () => {
      const { context, demo } = bot
      await updateWorkspace(context, {
        workspaceId: demo.workspace.id,
        changes: { reminders: own },
      })
      // Ben has no page.
      await bot.team.command('ben', 'b maya@acme.test thu 15:00')
      await bot.team.press('ben', findButton(bot.team.lastAnswer(), 'booking:confirm'))
      const [meeting] = await bot.meetings()
      return minutesOf(meeting?.reminders)
    },
  ],
]

test.each(ways)('F72: %s begins with the reminders of the workspace', async (_way, make) => {
  const { context, workspace } = fixture.app
  await updateWorkspace(context, { workspaceId: workspace.id, changes: { reminders: own } })
  expect(await make()).toEqual([75])
})
