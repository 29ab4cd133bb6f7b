import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { guestLocale } from '../../../src/services/people/guest-locale.ts'
import { findKnownInvitee } from '../../../src/services/people/known-invitee.ts'
import { updateUser } from '../../../src/services/people/update-user.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { noteOpened } from '../../../src/services/proposals/update-proposal.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())

const weekdays = [3, 4, 5, 6, 9, 10, 11, 12, 13]
let count = 0
/** A start that nothing else takes. */
const nextStart = () => {
  const day = weekdays[Math.floor(count / 6)] ?? 0
  count += 1
  return Date.UTC(2026, 10, day, 9 + (count % 6))
}

const emailOf = (locale: string) => `guest-${locale}@acme.test`

const bookIn = (locale: Locale) =>
  aBooking(demo, {
    startsAt: nextStart(),
    locale,
    invitee: { email: emailOf(locale), name: 'Piotr Nowak' },
  })

/** Ana, who reads in this language. */
async function anaIn(locale: Locale) {
  const { workspaceId, id: userId } = demo.ana
  await updateUser(context, { workspaceId, userId, changes: { locale } })
  return getUser(context, { workspaceId, userId })
}

async function schedule(email: string, rep: Locale) {
  const organizer = await anaIn(rep)
  return scheduleFromRecord(context, {
    organizer,
    hostId: organizer.id,
    title: 'Review',
    startsAt: nextStart(),
    durationMinutes: 30,
    invitee: { email, name: 'Piotr Nowak' },
    guests: [],
    location: { kind: 'custom', text: 'Here' },
    description: '',
    internalNote: '',
    meetingType: undefined,
    reminders: [],
    isInvited: true,
    isAnyway: true,
  })
}

async function propose(email: string, rep: Locale) {
  const organizer = await anaIn(rep)
  const { proposal } = await aProposal(demo, {
    hostId: organizer.id,
    invitee: { email },
    slots: [nextStart()],
    via: 'email',
  })
  return proposal
}

const pairs = locales.flatMap(guest => locales.map(rep => [guest, rep] as const))

test.each(pairs)('a guest who booked in %s reads it, whoever reads %s', async (guest, rep) => {
  await bookIn(guest)
  expect((await schedule(emailOf(guest), rep)).locale).toBe(guest)
  expect((await propose(emailOf(guest), rep)).invitee.locale).toBe(guest)
})

test('a guest who never booked is written to in the language of the workspace, whoever proposes', async () => {
  const { id } = demo.workspace
  for (const locale of locales) {
    await database.db('workspaces').where({ id }).update({ locale })
    const email = `stranger-${locale}@acme.test`
    for (const rep of locales) {
      expect((await schedule(email, rep)).locale).toBe(locale)
      expect(await propose(email, rep)).toMatchObject({
        invitee: { locale },
        isLocaleGuessed: true,
      })
    }
    expect((await findKnownInvitee(context, { workspaceId: id, email })).locale).toBeUndefined()
  }
})

test('the language in which a guest opened and picked a proposed time is kept', async () => {
  const email = 'picker@acme.test'
  const slot = nextStart()
  const { proposal, token } = await aProposal(demo, {
    slots: [slot],
    via: 'email',
    invitee: { email },
  })
  await noteOpened(context, { token, locale: 'pl' })
  const booked = {
    proposalId: proposal.id,
    startsAt: slot,
    source: 'proposal',
    invitee: { email },
  } as const
  await aBooking(demo, { ...booked, locale: 'pl' })
  expect((await schedule(email, 'en')).locale).toBe('pl')
})

test('a language that only the organizer of a proposal guessed is not known', async () => {
  const email = 'guessed@acme.test'
  const slot = nextStart()
  const { proposal } = await aProposal(demo, { slots: [slot], via: 'email', invitee: { email } })
  await aBooking(demo, {
    proposalId: proposal.id,
    startsAt: slot,
    source: 'proposal',
    invitee: { email },
  })
  const person = { workspaceId: demo.workspace.id, email }
  expect((await findKnownInvitee(context, person)).locale).toBeUndefined()
})

test.each<[expected: Locale, languages: Parameters<typeof guestLocale>[0]]>([
  ['pl', { known: 'pl', browser: 'it', page: { locale: 'it' }, workspace: { locale: 'en' } }],
  ['it', { known: undefined, browser: 'it', page: { locale: 'pl' }, workspace: { locale: 'en' } }],
  ['pl', { known: undefined, page: { locale: 'pl' }, workspace: { locale: 'en' } }],
  ['en', { known: undefined, page: { locale: undefined }, workspace: { locale: 'en' } }],
])('%s is the language of a guest of %j', (expected, languages) =>
  expect(guestLocale(languages)).toBe(expected),
)
