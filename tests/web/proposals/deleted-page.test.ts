import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { deletePage } from '../../../src/services/pages/pages.ts'
import { getProposalToken } from '../../../src/services/proposals/find-proposal.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { type KeptMail, listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aHost } from '../../support/builders/a-host.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let visitor: BrowserSession
beforeAll(async () => {
  fixture = await startSettingsFixture()
  visitor = new BrowserSession(fixture.app.url)
})
afterAll(() => fixture?.app.close())

const ana = () => ({ kind: 'user', userId: fixture.app.ana.id, name: 'Ana Ruiz' }) as const

/** The first email to this address whose key begins with this id and whose subject fits. */
const mailOf = (id: string, to: string, subject: RegExp): Promise<KeptMail> =>
  vi.waitFor(
    async () => {
      const mails = await listKeptMails(fixture.app.db)
      const found = mails.find(
        mail => mail.key?.startsWith(id) && mail.to === to && subject.test(mail.subject),
      )
      if (!found) throw new Error('Not sent yet')
      return found
    },
    { timeout: 10_000, interval: 50 },
  )

const remove = (pageId: string) =>
  deletePage(fixture.app.context, { workspaceId: fixture.app.workspace.id, pageId })

test('times proposed for a page stay open for the guest after the page was deleted', async () => {
  const { app } = fixture
  const page = await aPage(app, { slug: 'deleted-1' })
  const slots = [monday + 30 * hourMs]
  const { url } = await aProposal(app, { pageId: page.id, slots, via: 'email' })
  await remove(page.id)
  const path = new URL(url).pathname
  const shown = await visitor.get(path)
  expect([shown.status, shown.body.includes('/meetings/deleted-1')]).toEqual([200, false])
  expect(shown.body).toContain(`slot=${encodeURIComponent(new Date(slots[0] ?? 0).toISOString())}`)
})

test('new times offered for a meeting of a deleted page can be opened from their email', async () => {
  const { app } = fixture
  const page = await aPage(app, { slug: 'deleted-2' })
  const { meeting } = await aBooking(app, { pageId: page.id, startsAt: monday + 25 * hourMs })
  await remove(page.id)
  const proposal = await proposeFromMeeting(app.context, {
    meeting,
    isToBeMoved: true,
    organizerId: app.ana.id,
    slots: [monday + 50 * hourMs],
    via: 'email',
  })
  const { text } = await mailOf(proposal.id, meeting.invitee.email, /./)
  const link = /https?:\/\/\S+\/p\/[^\s?]+/.exec(text)?.[0] ?? ''
  expect((await visitor.get(new URL(link).pathname)).status).toBe(200)
})

test('a cancellation does not lead the guest to a deleted page', async () => {
  const { app } = fixture
  const page = await aPage(app, { slug: 'deleted-3' })
  const startsAt = monday + 26 * hourMs
  const { meeting, manageToken } = await aBooking(app, { pageId: page.id, startsAt })
  await remove(page.id)
  const { id: meetingId, workspaceId, invitee } = meeting
  await cancelMeeting(app.context, { workspaceId, meetingId, actor: ana() })
  const { text } = await mailOf(meetingId, invitee.email, /cancel/i)
  expect(text).not.toContain('/meetings/deleted-3')
  const { body } = await visitor.get(`/manage/${manageToken}`)
  expect(body).not.toContain('/meetings/deleted-3')
})

test('times offered to move a meeting name the host who has it now', async () => {
  const { app } = fixture
  const page = await aPage(app, { slug: 'handed', location: { kind: 'phone' } })
  const benno = await aHost(app, { name: 'Benno Ruiz' })
  const { meeting } = await aBooking(app, {
    pageId: page.id,
    startsAt: monday + 27 * hourMs,
    invitee: { phone: '+48 600 100 200' },
  })
  const proposal = await proposeFromMeeting(app.context, {
    meeting,
    isToBeMoved: true,
    organizerId: app.ana.id,
    slots: [monday + 51 * hourMs, monday + 52 * hourMs],
    via: 'email',
  })
  const { id: meetingId, workspaceId } = meeting
  await reassignMeeting(app.context, { workspaceId, meetingId, hostId: benno.id, actor: ana() })
  const { body } = await visitor.get(`/p/${await getProposalToken(app.context, proposal.id)}`)
  expect(body).toContain('Benno Ruiz')
  expect(body).not.toContain('Ana Ruiz')
})
