import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { attributeOf, getElement, textOf } from '../../support/read-html.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

const waiting = { timeout: 10_000, interval: 50 }
let app: TestApp
let admin: BrowserSession
let crm: CrmProvider

beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  admin = await signInAs(app, app.ana)
  crm = await app.context.crmFor(app.workspace.id)
})
afterAll(() => app?.close())

async function book(email: string, name: string, day: number) {
  const { meeting } = await aBooking(app, {
    startsAt: Date.UTC(2026, 10, day, 10),
    invitee: { email, name, phone: '+48 600 100 200', company: 'Acme' },
    tracking: { utm_campaign: 'autumn', utm_source: 'newsletter' },
  })
  await vi.waitFor(async () => {
    const [row] = await app.db('deliveries').where({ meeting_id: meeting.id, target: 'crm' })
    expect(row.state).toBe('delivered')
  }, waiting)
  return meeting
}

test('F23 F35: a booking makes the contact, its owner and one record, and all is seen at /records', async () => {
  const meeting = await book('Maya@Acme.test', 'Maya Lindt', 4)
  const { body } = await admin.get('/records')
  expect(body).toContain('Maya Lindt')
  expect(body).toContain('1 contact')
  const address = attributeOf(body, 'a[href^="/records/builtin/contacts/"]', 'href')
  const contact = await admin.get(address)
  for (const words of [
    meeting.reference,
    'Ana Ruiz',
    '+48 600 100 200',
    'autumn',
    'newsletter',
    'Scheduled',
    `/settings/meetings/${meeting.id}`,
  ])
    expect(contact.body).toContain(words)
})

test('F22 F51: the record follows a cancellation, its time struck and the history kept', async () => {
  const meeting = await book('piotr@wisla.test', 'Piotr Zieliński', 5)
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user' as const, userId: app.ana.id, name: app.ana.name }
  await cancelMeeting(app.context, { workspaceId, meetingId, actor, reason: 'Ill' })
  const contact = await crm.findContactByEmail('piotr@wisla.test')
  await vi.waitFor(async () => {
    const { body } = await admin.get(`/records/builtin/contacts/${contact?.id}`)
    expect(body).toContain('Canceled')
    expect(textOf(getElement(body, 's'))).toContain('5 November 2026')
    expect(body).toContain('<strong>Reason for canceling</strong>: Ill')
    expect(body).not.toContain('Internal note')
  }, waiting)
})

test('contacts are found by name, company and address, and nothing typed is run', async () => {
  expect((await admin.get('/records?q=wisla')).body).toContain('Piotr Zieliński')
  expect((await admin.get('/records?q=%25')).body).toContain('No contact found')
  const { body } = await admin.get(`/records?q=${encodeURIComponent('"><script>x</script>')}`)
  expect(body).not.toContain('<script>x')
})

test('a contact that does not exist, or a page number out of range, is explained', async () => {
  expect((await admin.get('/records/builtin/contacts/nonsense')).status).toBe(404)
  const far = await admin.get('/records?page=99999')
  expect(far.status).toBe(200)
  expect((await admin.get('/records?page=-1')).status).toBe(200)
})
