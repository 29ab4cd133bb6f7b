import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { getManageToken, listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { BrowserSession } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import {
  type CalendarTown,
  eventIdOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'
import { type CrmFixture, startCrmFixture } from '../support/crm-fixture.ts'
import { fieldOf } from '../support/read-form.ts'
import { type SettingsFixture, startSettingsFixture } from '../support/settings-fixture.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../support/slack/bot-fixture.ts'

let app: SettingsFixture
let town: CalendarTown
let crm: CrmFixture
let bot: BotFixture
let visitor: BrowserSession
let day = 1

beforeAll(async () => {
  ;[app, town, crm, bot] = await Promise.all([
    startSettingsFixture(),
    startCalendarTown(),
    startCrmFixture(),
    openBotFixture(),
  ])
  visitor = new BrowserSession(app.app.url)
}, 120_000)
afterAll(async () => {
  await Promise.all([app?.app.close(), town?.close(), crm?.close(), bot?.close()])
})

/** Every case on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const iso = (start: number) => new Date(start).toISOString()

/** With Ana, from her page, in the running app. */
async function book(): Promise<Meeting> {
  const { meeting } = await aBooking(app.app, {
    startsAt: at(10),
    timeZone: 'Europe/Warsaw',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
  })
  return meeting
}

const manageToken = ({ id }: Meeting) => getManageToken(app.app.context, id)

async function onManagePage(step: 'reschedule' | 'cancel') {
  const meeting = await book()
  const path = `/manage/${await manageToken(meeting)}`
  const form = await visitor.get(`${path}?step=cancel`)
  const fields = { key: fieldOf(form.body, 'key'), startsAt: iso(at(12)), revision: '0' }
  await visitor.post(`${path}/${step}`, fields)
  return meeting.id
}

async function inTheApp(step: 'reschedule' | 'cancel') {
  const meeting = await book()
  const path = `/settings/meetings/${meeting.id}/${step}`
  await app.admin.submit(`${path}?slot=${iso(at(12))}`, path, {
    startsAt: iso(at(12)),
    revision: '0',
    reason: 'I am ill, sorry',
  })
  return meeting.id
}

async function overTheApi(step: 'reschedule' | 'cancel', token: 'admin' | 'meeting') {
  const meeting = await book()
  const bearer = token === 'admin' ? app.app.adminToken : await manageToken(meeting)
  const response = await fetch(`${app.app.url}/api/v1/meetings/${meeting.id}/${step}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(step === 'cancel' ? {} : { startsAt: iso(at(12)) }),
  })
  expect(response.status).toBe(200)
  return meeting.id
}

async function bookedOverTheApi(token: string | undefined) {
  const { body } = await bookOverApi(app.app.url, { startsAt: iso(at(10)), token })
  return body.id
}

const last = async (fixture: { context: Parameters<typeof listMeetingEvents>[0] }, id: string) =>
  (await listMeetingEvents(fixture.context, id)).at(-1)

const inApp = async (id: string) => last(app.app, id)

async function inSlack(step: 'reschedule' | 'cancel') {
  const { id } = await bot.bookMaya(thursdayAt(step === 'cancel' ? 12 : 10))
  const value = { action_id: `form:${step}:${id}`, value: id }
  await bot.team.press('ana', value)
  const start = String(thursdayAt(10) + 24 * 60 * 60_000)
  await bot.team.fill(
    'ana',
    step === 'cancel' ? {} : { start: { selected_option: { value: start } } },
  )
  return last(bot, id)
}

async function inTheCalendar(step: 'move' | 'remove') {
  const { id } = await town.book(at(10))
  if (step === 'move') town.moveEvent(id, at(12))
  else town.google.deleteEvent(town.ana.email, eventIdOf(id))
  await town.readCalendars()
  return last(town, id)
}

async function inTheCrm() {
  const { id, engagementId } = await crm.book(at(10))
  crm.crm.takeNotices()
  crm.crm.edit(engagementId, { startsAt: at(12), endsAt: at(13) })
  await crm.push()
  return last(crm, id)
}

const maya = { kind: 'invitee', name: 'Maya Lindt' }
const ana = { kind: 'user', name: 'Ana Ruiz' }
const api = { kind: 'system', name: 'API' }
const clara = { kind: 'system', name: 'Clara (FakeCRM)' }

/** What is done where, and who did it. */
const entries: [string, string, { kind: string; name: string }, () => ReturnType<typeof inApp>][] =
  [
    [
      'the API without a token',
      'booked',
      maya,
      async () => inApp(await bookedOverTheApi(undefined)),
    ],
    [
      'the API with the admin token',
      'booked',
      api,
      async () => inApp(await bookedOverTheApi(app.app.adminToken)),
    ],
    ['the manage link', 'rescheduled', maya, async () => inApp(await onManagePage('reschedule'))],
    ['the manage link', 'canceled', maya, async () => inApp(await onManagePage('cancel'))],
    ['the signed-in app', 'rescheduled', ana, async () => inApp(await inTheApp('reschedule'))],
    ['the signed-in app', 'canceled', ana, async () => inApp(await inTheApp('cancel'))],
    [
      'the API with the admin token',
      'rescheduled',
      api,
      async () => inApp(await overTheApi('reschedule', 'admin')),
    ],
    [
      'the API with the admin token',
      'canceled',
      api,
      async () => inApp(await overTheApi('cancel', 'admin')),
    ],
    [
      'the API with the meeting’s token',
      'rescheduled',
      maya,
      async () => inApp(await overTheApi('reschedule', 'meeting')),
    ],
    [
      'the API with the meeting’s token',
      'canceled',
      maya,
      async () => inApp(await overTheApi('cancel', 'meeting')),
    ],
    ['Slack', 'rescheduled', ana, () => inSlack('reschedule')],
    ['Slack', 'canceled', ana, () => inSlack('cancel')],
    ['the host’s calendar', 'rescheduled', ana, () => inTheCalendar('move')],
    ['the host’s calendar', 'canceled', ana, () => inTheCalendar('remove')],
    ['the CRM', 'rescheduled', clara, inTheCrm],
  ]

test.each(entries)('%s: %s by whoever did it', async (_where, kind, actor, act) => {
  day += 1
  expect(await act()).toMatchObject({ kind, actor })
})

test('the guest reads who canceled, with the reason and no riddle', async () => {
  day += 1
  const id = await inTheApp('cancel')
  await expect
    .poll(
      async () => {
        const mails = await app.app.db('kept_mails').where('key', 'like', `${id}:mail:invitee:1:%`)
        return mails[0]?.text
      },
      { timeout: 20_000 },
    )
    .toContain('Canceled by Ana Ruiz.')
})
