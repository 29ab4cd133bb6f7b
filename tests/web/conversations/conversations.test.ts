import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let key: string
let ana: BrowserSession
let ben: BrowserSession

beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  key = (await aChatSite(app)).key
  ana = await signInAs(app, app.ana)
  ben = await signInAs(app, app.ben)
})
afterAll(() => app.close())

const talkOf = async (text: string) => {
  const talk = await aConversation(app.context, { key })
  await talk.type(text)
  const path = `/conversations/${talk.conversationId}`
  const act = (session: BrowserSession, action: string, fields: Record<string, string> = {}) =>
    session.submit(path, `${path}/${action}`, fields)
  const texts = async () => (await talk.shown()).map(({ text: shown }) => shown)
  return { talk, path, act, texts }
}

/** The app's worker may do a task before the test's own process does, and go on with the next one. */
const until = ({ read }: Awaited<ReturnType<typeof aConversation>>, step: string) =>
  vi.waitFor(async () => expect((await read()).state.step).toBe(step), { timeout: 20_000 })

test('F47: who has only opened the chat is not listed; who has written is, and whoever waits comes first', async () => {
  await aConversation(app.context, { key })
  const waits = await talkOf('Does it work with SAP?')
  const books = await talkOf('thursday 10:00')
  const { body } = await ana.get('/conversations')
  expect(body.match(/href="\/conversations\/[0-9a-f-]{36}"/g)).toHaveLength(2)
  expect(body.indexOf(waits.path)).toBeLessThan(body.indexOf(books.path))
  expect(body).toContain('Does it work with SAP?')
})

test('F47: a rep takes the chat, answers, edits and deletes; the visitor sees it under the rep’s name', async () => {
  const { talk, path, act, texts } = await talkOf('Hello?')
  await act(ana, 'take')
  await act(ana, 'reply', { text: 'Hello, this is Ana' })
  expect((await talk.shown()).at(-1)).toMatchObject({
    from: 'rep',
    name: 'Ana Ruiz',
    text: 'Hello, this is Ana',
  })
  const { lastSeq } = await talk.read()
  await ana.submit(`${path}?edit=${lastSeq}`, `${path}/messages/${lastSeq}`, { text: 'Hi there' })
  expect((await talk.shown()).at(-1)).toMatchObject({
    kind: 'edited',
    of: lastSeq,
    text: 'Hi there',
  })
  await ana.submit(`${path}?edit=${lastSeq}`, `${path}/messages/${lastSeq}/delete`, {})
  expect((await talk.shown()).at(-1)).toMatchObject({ kind: 'deleted', of: lastSeq })
  expect((await ana.get(path)).body).not.toContain('Hi there')
  await act(ana, 'note', { text: 'Looks like a big one' })
  expect(await texts()).not.toContain('Looks like a big one')
  expect((await ben.get(path)).body).toContain('Looks like a big one')
})

test('F47: only who has taken the chat answers, and nobody edits a colleague’s message', async () => {
  const { talk, path, act, texts } = await talkOf('Hello?')
  await act(ana, 'take')
  await act(ana, 'reply', { text: 'From Ana' })
  const { lastSeq } = await talk.read()
  expect((await act(ben, 'reply', { text: 'From Ben' })).status).toBe(403)
  expect((await act(ben, `messages/${lastSeq}`, { text: 'Changed' })).status).toBe(404)
  expect(await texts()).not.toContain('From Ben')
  await act(ben, 'take')
  expect((await ana.get(path)).body).toContain('Ben Ruiz answers this chat')
})

test('F47: a rep offers times, and the visitor books one of them', async () => {
  const { talk, path, act } = await talkOf('When could we talk?')
  await act(ana, 'take')
  const { body } = await ana.get(path)
  const starts = [...body.matchAll(/name="starts" value="([^"]+)"/g)].map(
    ([, start]) => start ?? '',
  )
  expect(starts.length).toBeGreaterThan(2)
  await act(ana, 'offer', { pageId: app.page.id, starts: starts[1] ?? '' })
  const offered = (await talk.shown()).at(-1)
  expect(offered?.text).toContain('Ana Ruiz suggests these times')
  await talk.press('pick', Date.parse(starts[1] ?? ''))
  await talk.details({ name: 'Maya Lindt', email: 'maya@acme.test' })
  await until(talk, 'confirm')
  await talk.press('confirm')
  await until(talk, 'booked')
  expect((await ana.get(path)).body).toMatch(/href="\/settings\/meetings\/[0-9a-f-]{36}">B-\d+/)
})

test('F47: an answer without words, and an offer without times, are refused in words', async () => {
  const { act } = await talkOf('Hello?')
  await act(ana, 'take')
  const reply = await act(ana, 'reply', { text: '   ' })
  expect([reply.status, reply.body.includes('Write something first.')]).toEqual([422, true])
  const offer = await act(ana, 'offer', { pageId: app.page.id })
  expect([offer.status, offer.body.includes('Tick at least one time.')]).toEqual([422, true])
})

test('F47: a closed chat is listed as closed, and the visitor can start a new one', async () => {
  const { talk, path, act } = await talkOf('Bye')
  await act(ana, 'close')
  expect((await ana.get('/conversations')).body).not.toContain(path)
  expect((await ana.get('/conversations?status=closed')).body).toContain(path)
  expect((await talk.shown()).some(({ text }) => text === 'This chat is closed.')).toBe(true)
})

test('F47: an id of nothing leads nowhere', async () => {
  expect((await ana.get('/conversations/not-an-id')).status).toBe(404)
  expect((await ana.get('/conversations/00000000-0000-4000-8000-000000000000')).status).toBe(404)
})
