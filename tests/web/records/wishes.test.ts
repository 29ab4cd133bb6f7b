import { afterAll, beforeAll, expect, test } from 'vitest'
import { proposeTimes } from '../../../src/services/proposals/propose-times.ts'
import { addTimes, askForOtherTimes } from '../../../src/services/proposals/update-proposal.ts'
import type { BrowserSession } from '../../support/browser-session.ts'
import { signInAs } from '../../support/browser-session.ts'
import { addContact, monday, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const hourMs = 60 * 60_000
const wish = 'Friday <after> 3 pm'
const shown = 'Friday &lt;after> 3 pm'

let fixture: RecordsFixture
let address: string
let ben: BrowserSession

beforeAll(async () => {
  fixture = await openRecordsFixture()
  ben = await signInAs(fixture.app, fixture.app.ben)
  address = await addContact(fixture.ana, {
    name: 'Lena Vogt',
    emails: 'lena@acme.test\nvogt@home.test',
  })
})
afterAll(() => fixture?.app.close())

const propose = (email: string, start: number) =>
  proposeTimes(fixture.app.context, {
    workspaceId: fixture.app.workspace.id,
    hostId: fixture.app.ana.id,
    organizerId: fixture.app.ana.id,
    title: 'Contract review',
    invitee: { email, name: 'Lena Vogt' },
    durationMinutes: 30,
    slots: [start],
    via: 'link',
    holds: 'none',
  })

const bodyOf = async (session: BrowserSession, path: string) => (await session.get(path)).body

test('a contact’s wish stands on their timeline and on the host’s first page, until it is answered', async () => {
  expect(await bodyOf(fixture.ana, '/settings')).not.toContain('Asked for another time')
  const { proposal, token } = await propose('Vogt@Home.test', monday + 48 * hourMs)
  const waiting = await bodyOf(fixture.ana, address)
  expect(waiting).toContain('Contract review')
  expect(waiting).toContain('Ana Ruiz proposed times')
  expect(waiting).toContain('no answer yet')
  expect(waiting).not.toContain('Asked for another time')

  await askForOtherTimes(fixture.app.context, { token, text: wish })
  for (const path of [address, '/settings']) {
    const body = await bodyOf(fixture.ana, path)
    expect(body, path).toContain(shown)
    expect(body, path).toContain('Asked for another time')
  }
  expect(await bodyOf(fixture.ana, address)).toContain('waits for other times')

  const { id: proposalId, workspaceId } = proposal
  await addTimes(fixture.app.context, {
    workspaceId,
    proposalId,
    starts: [monday + 72 * hourMs],
  })
  expect(await bodyOf(fixture.ana, '/settings')).not.toContain(shown)
  const answered = await bodyOf(fixture.ana, address)
  expect(answered).toContain(shown)
  expect(answered).not.toContain('waits for other times')
})

test('a wish is nobody else’s to answer, and other contacts and workspaces see nothing of it', async () => {
  const { token } = await propose('lena@acme.test', monday + 50 * hourMs)
  await askForOtherTimes(fixture.app.context, { token, text: 'Never on Tuesday' })
  expect(await bodyOf(fixture.ana, '/settings')).toContain('Never on Tuesday')
  expect(await bodyOf(ben, '/settings')).not.toContain('Never on Tuesday')
  const other = await addContact(fixture.ana, { name: 'Piotr', emails: 'piotr@wisla.test' })
  expect(await bodyOf(fixture.ana, other)).not.toContain('Never on Tuesday')
  const sameAddress = await addContact(fixture.zoe, { name: 'Lena', emails: 'lena@acme.test' })
  expect(await bodyOf(fixture.zoe, sameAddress)).not.toContain('Never on Tuesday')
})
