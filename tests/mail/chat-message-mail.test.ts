import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEmailChatMessage } from '../../src/mail/chat-message-mail.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import { forgetVisitor } from '../../src/services/chat/open-session.ts'
import { aChatSite } from '../support/builders/a-chat-site.ts'
import { aConversation } from '../support/builders/a-conversation.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'

let fixture: MailFixture

beforeAll(async () => {
  fixture = await startMailFixture()
})
afterAll(() => fixture?.database.drop())

async function leaveMessage() {
  const { context, demo } = fixture
  const site = await aChatSite(demo)
  context.recordedJobs.length = 0
  const talk = await aConversation(context, { key: site.key })
  await talk.press('leave-message')
  await talk.type('Do you ship to Norway?')
  await talk.give({ kind: 'details', details: { email: 'maya@acme.test' } })
  const jobs = context.recordedJobs.filter(({ name }) => name === 'email-chat-message')
  const mailer = createMailer({
    smtpUrl: undefined,
    from: 'book@parley.test',
    db: fixture.database.db,
  })
  const send = makeEmailChatMessage({ context, mailer })
  const sendAll = async () => {
    for (const { payload } of jobs) await send(payload as Parameters<typeof send>[0])
  }
  return { talk, sendAll }
}

test('F47: a message left in the chat reaches each admin while nobody takes chats, and its answer the visitor', async () => {
  const { talk, sendAll } = await leaveMessage()
  await sendAll()
  await sendAll()
  for (const { email } of [fixture.demo.ana, fixture.demo.ben]) {
    const [mail, ...more] = await fixture.mailsTo(email)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ subject: 'maya@acme.test left a message on Acme website' })
    expect(mail?.text).toContain('Do you ship to Norway?')
    expect(mail?.text).toContain(`/conversations/${talk.conversationId}`)
    expect(mail?.text).toContain('maya@acme.test')
  }
})

test('F47: a visitor who was forgotten meanwhile causes no email', async () => {
  const { talk, sendAll } = await leaveMessage()
  await fixture.database.db('kept_mails').delete()
  await forgetVisitor(fixture.context, talk.token)
  await sendAll()
  expect(await fixture.mailsTo(fixture.demo.ana.email)).toEqual([])
})
