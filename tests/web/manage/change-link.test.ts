import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { countMails } from '../../../src/services/deliveries/count-mails.ts'
import { getManageToken } from '../../../src/services/meetings/find-meeting.ts'
import { sendChangeLink } from '../../../src/services/meetings/send-change-link.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { fieldOf } from '../../support/read-form.ts'
import {
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let visitor: BrowserSession
beforeAll(async () => {
  fixture = await startSettingsFixture()
  meeting = await fixture.book(13)
  visitor = new BrowserSession(fixture.app.url)
})
afterAll(() => fixture?.app.close())

const path = () => `/change/${meeting.id}`
const linkMails = () => fixture.app.db('kept_mails').where('key', 'like', `${meeting.id}:link:%`)

test('F21: whoever opens the link of a shared event learns nothing and changes nothing', async () => {
  const token = await getManageToken(fixture.app.context, meeting.id)
  for (const step of ['', '?step=move', '?step=cancel']) {
    const { status, body } = await visitor.get(`${path()}${step}`)
    expect(status).toBe(200)
    for (const secret of [token, 'Maya', 'maya@acme.test', 'Ana', 'Demo'])
      expect(body).not.toContain(secret)
  }
  expect(await linkMails()).toEqual([])
  expect((await visitor.get('/change/00000000-0000-4000-8000-000000000000')).status).toBe(404)
})

test('F21: the links go to the invitee alone, once however often they are asked for', async () => {
  const { body } = await visitor.get(path())
  for (let press = 0; press < 2; press += 1) {
    const sent = await visitor.post(path(), { key: fieldOf(body, 'key') })
    expect(sent).toMatchObject({ status: 303, location: `${path()}?done=sent` })
  }
  expect((await visitor.get(`${path()}?done=sent`)).body).toContain('on its way')
  await vi.waitFor(async () => expect(await linkMails()).toHaveLength(1), { timeout: 20_000 })
  const [mail] = await linkMails()
  const token = await getManageToken(fixture.app.context, meeting.id)
  expect(mail.envelope_to).toBe('maya@acme.test')
  expect(mail.text).toContain(`/manage/${token}?step=move`)
  expect(mail.text).toContain(`/manage/${token}?step=cancel`)
})

test('a form without its key sends nothing', async () => {
  expect((await visitor.post(path(), {})).status).toBe(403)
})

test('a host who is signed in comes to their own page of it', async () => {
  expect((await fixture.admin.get(path())).location).toBe(`/settings/meetings/${meeting.id}`)
  const cancel = await fixture.admin.get(`${path()}?step=cancel`)
  expect(cancel.location).toBe(`/settings/meetings/${meeting.id}/cancel`)
  const move = await fixture.admin.get(`${path()}?step=move`)
  expect(move.location).toBe(`/settings/meetings/${meeting.id}/reschedule`)
})

test('over, it says so and sends nothing', async () => {
  const { body } = await visitor.get(path())
  fixture.now = meeting.endsAt + 1
  expect((await visitor.get(path())).body).toContain('can no longer be changed')
  expect((await visitor.post(path(), { key: fieldOf(body, 'key') })).status).toBe(409)
  fixture.now = monday
})

test('whoever asks for the links again and again is stopped, and the invitee may still book and move', async () => {
  const context = { ...fixture.app.context, mailLimits: { perClient: 3, perRecipient: 3 } }
  const ask = () => sendChangeLink(context, { meeting, client: '192.0.2.1' })
  for (let press = 0; press < 3; press += 1) await ask()
  await expect(ask()).rejects.toMatchObject({ facts: { code: 'mail-limit-reached' } })
  const own = { client: '192.0.2.2', subject: meeting.pageId ?? '', outsiders: [meeting.invitee] }
  await context.db.transaction(trx => countMails(context, trx, own))
})
