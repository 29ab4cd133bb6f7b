import { afterEach, beforeEach, expect, test } from 'vitest'
import { sharedOfHeld } from '../../../src/services/crm/map-crm-meeting.ts'
import { aMeeting, hostEmail } from '../../contracts/crm-account.ts'
import { pollAll } from '../../contracts/crm-changes-contract.ts'
import { openPipedriveAccount, type PipedriveAccount } from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
let since: number
beforeEach(async () => {
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
  since = account.standIn.state.now
})
afterEach(() => account.close())

const timed = { due_date: '2026-12-01', due_time: '10:00', duration: '00:30' }
const add = (values = {}) =>
  String(account.standIn.state.add('activities', { type: 'meeting', ...timed, ...values }).id)
const told = async () =>
  (await pollAll(account.provider, since)).meetings.map(({ engagementId }) => engagementId)

test('F60 meetings are those with a time and of a type shown as one, and all of ours', async () => {
  const ours = await account.provider.putMeeting(aMeeting(), undefined)
  const [activity] = account.standIn.state.list('activities')
  Object.assign(activity?.values ?? {}, { type: 'call', due_time: '' })
  const theirs = [add(), add({ type: 'first_demo' })]
  add({ type: 'call' })
  add({ type: 'task' })
  add({ due_time: '' })
  add({ due_date: undefined })
  expect(await told()).toEqual([ours.engagementId, ...theirs])
})

test('F60 more than one answer holds come in several, none is left out at the seams', async () => {
  const ids: string[] = []
  // Three to each moment, but for one bulk edit of more than an answer usually holds.
  for (let count = 0; count < 1_200; count += 1) {
    if (count % 3 === 0 && (count < 300 || count > 900)) account.passTime?.(1_000)
    ids.push(add({ subject: `Visit ${count}` }))
  }
  const first = await account.provider.listChangedMeetings?.(since)
  expect(first?.hasMore).toBe(true)
  expect(new Set(await told())).toEqual(new Set(ids))
})

test('F60 one that the list showed late is found by the next poll', async () => {
  account.passTime?.(60_000)
  const early = add()
  const [hidden] = account.standIn.state.list('activities')
  Object.assign(hidden ?? {}, { is_deleted: true })
  account.passTime?.(5_000)
  const late = add()
  const { meetings, until } = await pollAll(account.provider, since)
  expect(meetings.map(({ engagementId }) => engagementId)).toEqual([late])
  Object.assign(hidden ?? {}, { is_deleted: false })
  const next = await pollAll(account.provider, until)
  expect(next.meetings.map(({ engagementId }) => engagementId)).toContain(early)
})

test('F60 after a silence nothing is reported again, and what is new is', async () => {
  add()
  account.passTime?.(11 * 60_000)
  const first = await pollAll(account.provider, since)
  expect(first.meetings).toHaveLength(1)
  expect((await pollAll(account.provider, first.until)).meetings).toEqual([])
  const id = add()
  const { meetings } = await pollAll(account.provider, first.until)
  expect(meetings.map(({ engagementId }) => engagementId)).toEqual([id])
})

test('F60 a length nobody gave is half an hour, a place may be the video link', async () => {
  const url = 'https://video.example/1'
  const id = add({ duration: undefined, conference_meeting_url: url })
  expect(await account.provider.readMeeting(id)).toMatchObject({
    startsAt: Date.parse('2026-12-01T10:00Z'),
    endsAt: Date.parse('2026-12-01T10:30Z'),
    location: url,
    outcome: 'scheduled',
    meetingType: 'Meeting',
    hostEmail: undefined,
  })
})

test.each([
  ['day', { due_date: undefined, due_time: undefined }],
  ['time of day', { due_time: '' }],
])(
  'F60 one whose %s a colleague took away is no deleted one, and has the time it had',
  async (_what, without) => {
    const refs = await account.provider.putMeeting(aMeeting(), undefined)
    const [activity] = account.standIn.state.list('activities')
    Object.assign(activity?.values ?? {}, without)
    const held = await account.provider.readMeeting(refs.engagementId)
    const { startsAt, endsAt } = aMeeting()
    expect(held && sharedOfHeld(held, { ...held, startsAt, endsAt })).toMatchObject({
      title: aMeeting().title,
      startsAt,
      endsAt,
    })
  },
)

test('F60 marking it done in Pipedrive completes it, and another change here leaves that', async () => {
  const refs = await account.provider.putMeeting(aMeeting(), undefined)
  const [activity] = account.standIn.state.list('activities')
  Object.assign(activity?.values ?? {}, { done: true })
  const outcome = async () => (await account.provider.readMeeting(refs.engagementId))?.outcome
  expect(await outcome()).toBe('completed')
  const again = await account.provider.putMeeting(aMeeting({ title: 'Demo, the second' }), refs)
  expect(await outcome()).toBe('completed')
  expect(again.sent?.outcome).toBe('scheduled')
  Object.assign(activity?.values ?? {}, { done: false })
  expect(await outcome()).toBe('scheduled')
})

test('F60 CRM edit never silently lost: host and type that colleagues chose stay', async () => {
  await account.addColleague('bob@acme.example')
  const typed = aMeeting({ meetingType: 'Meeting' })
  const refs = await account.provider.putMeeting(typed, undefined)
  const [activity] = account.standIn.state.list('activities')
  const bob = account.standIn.state.users.find(({ email }) => email === 'bob@acme.example')?.id
  Object.assign(activity?.values ?? {}, { owner_id: bob, type: 'first_demo' })
  await account.provider.putMeeting({ ...typed, outcome: 'completed' }, refs)
  expect(await account.provider.readMeeting(refs.engagementId)).toMatchObject({
    hostEmail: 'bob@acme.example',
    meetingType: 'First demo',
    outcome: 'completed',
  })
})

test('F60 of begin and end only what changed here is written', async () => {
  const hour = 3_600_000
  const { startsAt, endsAt } = aMeeting()
  const refs = await account.provider.putMeeting(aMeeting(), undefined)
  await account.editEngagement?.(refs.engagementId, { startsAt: startsAt - hour, endsAt })
  await account.provider.putMeeting(aMeeting({ endsAt: endsAt + hour }), refs)
  const held = await account.provider.readMeeting(refs.engagementId)
  expect(held).toMatchObject({ startsAt: startsAt - hour, endsAt: endsAt + hour })
})
