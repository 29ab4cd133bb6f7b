import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { reportMeetings } from '../../../src/services/reports/report-meetings.ts'
import { attributeOf, attributesOf, find, getElement, textOf } from '../../support/read-html.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let choices: CrmChoices

const account: CrmChoices = {
  meetingTypes: [
    { value: 'demo', label: 'Product demo' },
    { value: 'call', label: 'First <call>' },
  ],
  outcomes: [
    { value: 'TRIAL_AGREED', label: 'Trial & contract' },
    { value: 'completed', label: 'Done' },
    { value: 'no-show', label: 'Missing' },
    { value: 'canceled', label: 'Called off' },
  ],
}
const nothing: CrmChoices = { meetingTypes: undefined, outcomes: undefined }

beforeAll(async () => {
  fixture = await startSettingsFixture({ instead: { crmChoices: async () => choices } })
})
afterAll(() => fixture?.app.close())

const pageForm = async () =>
  (await fixture.admin.get(`/settings/pages/${fixture.app.page.id}`)).body.replaceAll('&#39;', "'")

const setType = (meetingType: string | undefined) =>
  updatePage(fixture.app.context, {
    workspaceId: fixture.app.workspace.id,
    pageId: fixture.app.page.id,
    changes: { meetingType },
  })

test("F31: a page's meeting type is one of the account's, in its order", async () => {
  choices = account
  await setType('call')
  const form = await pageForm()
  expect(textOf(getElement(form, 'select#meetingType'))).toMatch(/Product demo.*First <call>/)
  expect(find(form, '#meetingType option[value="call"][selected]')).toBeDefined()
})

test('a type that the account has dropped stays chosen and is shown as deleted', async () => {
  choices = account
  await setType('Old kind')
  const chosen = getElement(await pageForm(), 'option[value="Old kind"][selected]')
  expect(textOf(chosen)).toBe('Old kind (no longer in the CRM)')
})

test.each([
  ['no list of types', nothing],
  ['an empty one', { ...nothing, meetingTypes: [] }],
])(
  'F74: where the account has %s none is asked for; what is set can be changed',
  async (_what, has) => {
    choices = account
    await setType(undefined)
    const meeting = await fixture.book(has === nothing ? 14 : 15)
    const editor = `/settings/meetings/${meeting.id}/edit`
    const schedule = '/records/builtin/contacts/new/schedule?person=jo@acme.test'
    const offered = async () =>
      Promise.all(
        [`/settings/pages/${fixture.app.page.id}`, editor, schedule].map(async path => {
          const { status, body } = await fixture.admin.get(path)
          expect(status).toBe(200)
          return find(body, '#meetingType, #type') !== undefined
        }),
      )
    expect(await offered()).toEqual([true, true, true])
    choices = has
    expect(await offered()).toEqual([false, false, false])
    await setType('Old kind')
    expect(attributeOf(await pageForm(), 'input#meetingType', 'value')).toBe('Old kind')
  },
)

const ended = async (hour: number) => {
  fixture.now = monday
  const meeting = await fixture.book(hour)
  fixture.now = monday + 8 * hourMs
  return { meeting, address: `/settings/meetings/${meeting.id}` }
}

test("F39: the account's own outcome is offered in its order, written, named with who and when, and undone", async () => {
  choices = account
  const { meeting, address } = await ended(9)
  const { body } = await fixture.admin.get(address)
  const offered = attributesOf(body, '[name="outcome"]', 'value')
  expect(offered).toEqual(['TRIAL_AGREED', 'completed', 'no-show', 'canceled'])
  await fixture.admin.submit(address, `${address}/outcome`, { outcome: 'TRIAL_AGREED' })
  const after = (await fixture.admin.get(address)).body
  expect(after).toContain('Trial &amp; contract: logged by Ana Ruiz')
  expect(after).toMatch(/logged by Ana Ruiz, Mon.* 2.*5:00/)
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user', userId: fixture.app.ana.id, name: 'Ana' } as const
  expect(await undoOutcome(fixture.app.context, { workspaceId, meetingId, actor })).toMatchObject({
    outcome: 'scheduled',
  })
  expect((await fixture.admin.get(address)).body).not.toContain(': logged by')
})

test('F41: an outcome of the account counts as neither held nor missed, and reports call it by its label', async () => {
  choices = account
  const { address, meeting } = await ended(11)
  await fixture.admin.submit(address, `${address}/outcome`, { outcome: 'TRIAL_AGREED' })
  const { body } = await fixture.admin.get('/reports?from=2026-11-01&to=2026-11-07')
  expect(body).toContain('Trial &amp; contract')
  expect(body).not.toContain('TRIAL_AGREED')
  const range = { from: '2026-11-01', to: '2026-11-07', timeZone: 'Europe/Berlin' }
  const report = await reportMeetings(fixture.app.context, {
    reader: fixture.app.ana,
    range,
    hostId: undefined,
  })
  expect(report.totals).toMatchObject({ completed: 0, noShow: 0, canceled: 0, other: 1 })
  expect(report.noShowRate.whole).toBe(0)
  expect((await fixture.admin.get('/reports.csv?from=2026-11-01&to=2026-11-07')).body).toContain(
    'Trial & contract',
  )
  const { workspaceId, id: meetingId } = meeting
  expect((await getMeeting(fixture.app.context, { workspaceId, meetingId })).outcome).toBe(
    'TRIAL_AGREED',
  )
})

test('an outcome that the account has dropped stays named and chosen', async () => {
  choices = account
  const { address } = await ended(13)
  await fixture.admin.submit(address, `${address}/outcome`, { outcome: 'TRIAL_AGREED' })
  choices = nothing
  const { body } = await fixture.admin.get(address)
  expect(find(body, '[value="TRIAL_AGREED"][checked]')).toBeDefined()
})
