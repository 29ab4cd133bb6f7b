import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstNames } from '../../../src/i18n/first-names.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { inviteUser } from '../../../src/services/onboarding/invite-user.ts'
import {
  endInvitations,
  maxOpenLinks,
  redeemSignInLink,
  requestSignInLink,
} from '../../../src/services/people/sign-in.ts'
import { findUserByEmail } from '../../../src/services/people/users.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
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

const dayMs = 24 * 60 * 60_000
const mailsTo = async (email: string) =>
  (await listKeptMails(database.db)).filter(({ to }) => to === email)

async function invite(email: string, locale: Locale = 'en') {
  const { workspace, ana } = demo
  const person = { email, name: 'Maja Kot', timeZone: 'Europe/Warsaw', locale }
  await inviteUser(context, {
    ...person,
    ...firstNames(locale),
    workspaceId: workspace.id,
    inviterId: ana.id,
  })
  await makeDrain(context).run()
  const mails = await mailsTo(email)
  return { mails, token: /\/signin\/(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '' }
}

test.each(locales)(
  'in %s, an invitation says who invites to what, and what Parley is',
  async locale => {
    const { workspace, ana } = demo
    const { mails } = await invite(`maja.${locale}@parley.test`, locale)
    const [mail, ...others] = mails
    expect(others).toEqual([])
    expect(mail?.subject).toContain(ana.name)
    for (const part of [ana.name, workspace.name, messagesIn(locale, 'mail').inviteAbout])
      expect(mail?.text).toContain(part)
    expect(mail?.text).not.toContain(messagesIn(locale, 'mail').signInIntro)
  },
)

describe('an invitation', () => {
  test('signs in after six days, once', async () => {
    const email = 'six@parley.test'
    const { token } = await invite(email)
    context.setNow(context.clock() + 6 * dayMs)
    expect(await redeemSignInLink(context, token)).toMatchObject({ email })
    await expect(redeemSignInLink(context, token)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('that was withdrawn signs nobody in', async () => {
    const email = 'withdrawn@parley.test'
    const { token } = await invite(email)
    const user = await findUserByEmail(context, { workspaceId: demo.workspace.id, email })
    await endInvitations(context, user?.id ?? '')
    await expect(redeemSignInLink(context, token)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('is too old after a week', async () => {
    const { token } = await invite('seven@parley.test')
    context.setNow(context.clock() + 7 * dayMs)
    await expect(redeemSignInLink(context, token)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('takes no place among the links that a user may ask for, up to its last minutes', async () => {
    const email = 'asks@parley.test'
    await invite(email)
    context.setNow(context.clock() + 7 * dayMs - 60_000)
    for (let count = 0; count < maxOpenLinks; count += 1)
      await requestSignInLink(context, { workspaceId: demo.workspace.id, email })
    await makeDrain(context).run()
    expect(await mailsTo(email)).toHaveLength(1 + maxOpenLinks)
  })

  test('that is refused leaves no user behind, and is not sent', async () => {
    const { ana } = demo
    await expect(invite(ana.email)).rejects.toMatchObject({ code: 'email-taken' })
    const cipher = {
      ...context.cipher,
      seal: () => {
        throw new Error('no key')
      },
    }
    const email = 'half@parley.test'
    const person = { email, name: 'Maja Kot', timeZone: 'Europe/Warsaw', ...firstNames('en') }
    const { id: workspaceId } = demo.workspace
    await expect(
      inviteUser({ ...context, cipher }, { ...person, workspaceId, inviterId: ana.id }),
    ).rejects.toThrow('no key')
    expect(await findUserByEmail(context, { workspaceId, email })).toBeUndefined()
  })
})
