import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailAdapters } from '../../src/mail/mail-adapters.ts'
import type { Mailer } from '../../src/mail/mailer.ts'
import type { Meeting, MeetingEvent } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { planDeliveries } from '../../src/services/meetings/plan-deliveries.ts'
import { deliverBy } from '../support/deliver-by.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'
import { type SmtpInbox, startSmtpInbox } from '../support/smtp.ts'

const abroad = { email: '用户@visitor.example', name: 'Yong' }
const jo = { email: 'jo@example.com', name: 'Jo' }
const kim = { email: 'kim@example.com', name: 'Kim' }
const guests = [abroad, jo, kim]

let inbox: SmtpInbox
let fixture: MailFixture

beforeAll(async () => {
  inbox = await startSmtpInbox()
  fixture = await startMailFixture({ guests, smtpUrl: inbox.url })
})
afterAll(async () => {
  await fixture?.database.drop()
  await inbox?.close()
})
beforeEach(async () => {
  inbox.mails.length = 0
  await fixture.database.db('mail_recipients').delete()
})
afterEach(() => inbox.refuseWith(undefined))

/** Who got a mail, in the order in which they got it. */
const reached = () => inbox.mails.flatMap(({ recipients }) => recipients)
const subjectsTo = (email: string) =>
  inbox.mails
    .filter(({ recipients }) => recipients.includes(email))
    .map(({ parsed }) => parsed.subject)

/** A guest and a co-host stand first in turn. */
const deliveries: readonly [target: string, refused: string, others: () => string[]][] = [
  ['mail:guest', abroad.email, () => [jo.email, kim.email]],
  ['mail:guest', jo.email, () => [abroad.email, kim.email]],
  ['mail:host', 'second@parley.test', () => [fixture.meeting.host.email]],
]
const withSecondHost = (): Meeting => {
  const { meeting } = fixture
  const second = { ...meeting.host, id: meeting.id, email: 'second@parley.test', name: 'Second' }
  return { ...meeting, hosts: [second, ...meeting.hosts] }
}

for (const [code, outcome] of [
  [553, 'rejected'],
  [450, 'unavailable'],
] as const)
  test.each(deliveries)(
    `${code} for one recipient of %s, %s: the others get their mail, once, however often it is tried`,
    async (target, refused, others) => {
      const meeting = withSecondHost()
      inbox.refuseWith(code, refused)
      for (const attempt of [1, 2])
        await expect(fixture.deliver(target, { meeting, attempt })).rejects.toMatchObject({
          provider: 'smtp',
          code: outcome,
        })
      expect(reached()).toEqual(others())
      inbox.refuseWith(undefined)
      expect(await fixture.deliver(target, { meeting })).toMatchObject({ revision: 0 })
      expect(reached()).toEqual([...others(), refused])
    },
  )

const moved = (): Partial<Meeting> => ({ sequence: 1, timeSequence: 1 })

test('whoever was notified is notified of the move, and whoever was not is invited', async () => {
  inbox.refuseWith(553, abroad.email)
  await expect(fixture.deliver('mail:guest')).rejects.toThrow()
  inbox.refuseWith(undefined)
  const meeting = { ...fixture.meeting, ...moved() }
  await fixture.deliver('mail:guest', { meeting })
  expect(subjectsTo(jo.email).map(subject => subject?.split(':')[0])).toEqual([
    'Confirmed',
    'Moved',
  ])
  expect(subjectsTo(abroad.email).map(subject => subject?.split(':')[0])).toEqual(['Confirmed'])
})

const removal = (removed: readonly { email: string; name: string }[]): MeetingEvent => ({
  meetingId: fixture.meeting.id,
  revision: 1,
  sequence: 1,
  kind: 'edited',
  at: fixture.context.clock(),
  actor: { kind: 'system', name: 'test' },
  changed: ['guests'],
  guestsRemoved: removed,
})

test('a guest who was notified and is removed hears of it, one who never was notified does not', async () => {
  inbox.refuseWith(553, abroad.email)
  await expect(fixture.deliver('mail:guest')).rejects.toThrow()
  inbox.refuseWith(undefined)
  inbox.mails.length = 0
  const meeting = { ...fixture.meeting, guests: [], sequence: 1 }
  await fixture.deliver('mail:guest', { meeting, events: [removal(guests)] })
  expect(reached()).toEqual([jo.email, kim.email])
  expect(inbox.mails[0]?.raw).toContain('METHOD:CANCEL')
  await fixture.deliver('mail:guest', { meeting, events: [removal(guests)] })
  expect(inbox.mails).toHaveLength(2)
})

test('that guests were notified is planned for, although their delivery never succeeded', async () => {
  const { context, database } = fixture
  const meeting = { ...fixture.meeting, guests: [], revision: 1, sequence: 1 }
  const planned = async () => {
    await database.db('deliveries').where({ target: 'mail:guest' }).delete()
    await database.db.transaction(trx => planDeliveries(context, trx, meeting))
    return database.db('deliveries').where({ target: 'mail:guest' })
  }
  expect(await planned()).toEqual([])
  await fixture.deliver('mail:guest')
  expect(await planned()).toHaveLength(1)
})

test.each(['unavailable', 'unauthorized'] as const)(
  'a mail server that is %s is asked for the first recipient alone',
  async code => {
    const tried: string[] = []
    const mailer: Mailer = {
      send: async ({ to }) => {
        tried.push(to.email)
        throw new ProviderError({ provider: 'smtp', code, reason: 'No answer.' })
      },
      close: () => undefined,
    }
    const { context, meeting } = fixture
    const adapters = mailAdapters({ mailer, context })
    await expect(deliverBy(adapters, 'mail:guest', { meeting })).rejects.toMatchObject({ code })
    expect(tried).toEqual([abroad.email])
  },
)
