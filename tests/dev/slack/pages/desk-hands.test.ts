import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Heard, startScriptedBot } from '../../../support/slack/scripted-bot.ts'

const now = Date.UTC(2026, 10, 2, 8)
let clock = now
let bot: Awaited<ReturnType<typeof startScriptedBot>>
beforeEach(async () => {
  clock = now
  bot = await startScriptedBot(() => clock)
})
afterEach(() => bot.close())

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const input = {
  type: 'input' as const,
  block_id: 'note',
  label: plain('Note'),
  element: { type: 'plain_text_input' as const, action_id: 'value' },
}
const modalOf = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'meta',
  title: plain(title),
  submit: plain('Send'),
  blocks: [input],
  ...more,
})
const filled = { note: { value: { type: 'plain_text_input', value: 'hi' } } }

/** Ana types a command; the bot opens a modal with its trigger. */
async function openedModal(more: object = {}): Promise<string> {
  const { desk, ana, direct, client, heard } = bot
  await desk.type(ana.id, { conversationId: direct.id, text: '/meet' })
  const { trigger_id } = heard.at(-1)
  await client.views.open({ trigger_id, view: modalOf('First', more) })
  return desk.findModal(ana.id)?.id ?? ''
}

const submitted = async (viewId: string, answer: object | undefined) => {
  bot.answerWith(() => answer)
  await bot.desk.submit(bot.ana.id, { viewId, state: filled })
}

const respond = (url: string, message: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  })

const shown = async (personId = bot.ana.id) =>
  (await bot.desk.listMessages(personId, bot.deals.id)).map(({ text }) => text)

/** Ana types a command in #deals; answers where the bot may answer. */
async function typedInDeals(): Promise<string> {
  const { desk, ana, deals, heard } = bot
  await desk.type(ana.id, { conversationId: deals.id, text: '/meet p @maya <b>' })
  return heard.at(-1).response_url
}

test('F64 a command comes as Slack sends it, signed', async () => {
  await typedInDeals()
  expect(bot.heard.at(-1)).toMatchObject({
    command: '/meet',
    text: `p <@${bot.maya.id}|maya> &lt;b&gt;`,
    user_id: bot.ana.id,
    channel_id: bot.deals.id,
  })
})

test('F64 a modal sent off hands over what was filled in, and closes', async () => {
  const viewId = await openedModal()
  await submitted(viewId, undefined)
  expect(bot.last('view_submission').view).toMatchObject({
    id: viewId,
    callback_id: 'form',
    private_metadata: 'meta',
    state: { values: filled },
  })
  expect(bot.desk.findModal(bot.ana.id)).toBeUndefined()
})

test('F64 errors keep the modal and what was filled in', async () => {
  const viewId = await openedModal()
  await submitted(viewId, { response_action: 'errors', errors: { note: 'Too short.' } })
  const modal = bot.desk.findModal(bot.ana.id)
  expect(modal).toMatchObject({ id: viewId, errors: { note: 'Too short.' }, filled })
})

test('F64 a modal is changed, covered by another and uncovered again', async () => {
  const { desk, ana } = bot
  const viewId = await openedModal()
  await submitted(viewId, { response_action: 'update', view: modalOf('Second') })
  expect(desk.findModal(ana.id)).toMatchObject({ id: viewId, title: 'Second' })
  await submitted(viewId, { response_action: 'push', view: modalOf('On top') })
  const top = desk.findModal(ana.id)
  expect(top).toMatchObject({ title: 'On top' })
  await bot.client.views.update({ view_id: top?.id ?? '', view: modalOf('On top, changed') })
  expect(desk.findModal(ana.id)?.title).toBe('On top, changed')
  await desk.close(ana.id, top?.id ?? '')
  expect(desk.findModal(ana.id)).toMatchObject({ id: viewId, title: 'Second' })
  await submitted(viewId, { response_action: 'clear' })
  expect(desk.findModal(ana.id)).toBeUndefined()
})

test('F64 the bot hears of a closed modal where it asked for that', async () => {
  await bot.desk.close(bot.ana.id, await openedModal())
  expect(bot.last('view_closed')).toBeUndefined()
  await bot.desk.close(bot.ana.id, await openedModal({ notify_on_close: true }))
  expect(bot.last('view_closed')).toMatchObject({ view: { callback_id: 'form' } })
})

test("F64 nobody fills in or closes another's modal", async () => {
  const viewId = await openedModal()
  await bot.desk.submit(bot.maya.id, { viewId, state: filled })
  await bot.desk.close(bot.maya.id, viewId)
  expect(bot.last('view_submission')).toBeUndefined()
  expect(bot.desk.findModal(bot.ana.id)?.id).toBe(viewId)
})

test('F64 an answer is for one alone, in place of the first, for all, or deleted', async () => {
  const url = await typedInDeals()
  await respond(url, { text: 'for you' })
  expect(await shown()).toEqual(['for you'])
  expect(await shown(bot.maya.id)).toEqual([])
  const [said] = await bot.desk.listMessages(bot.ana.id, bot.deals.id)
  await bot.desk.act(bot.ana.id, {
    place: { kind: 'message', conversationId: bot.deals.id, ts: said?.ts ?? '' },
    action: { type: 'button', action_id: 'go', block_id: 'b' },
    state: {},
  })
  const { response_url, container, message } = bot.last('block_actions')
  expect([container.is_ephemeral, message]).toEqual([true, undefined])
  await respond(response_url, { text: 'replaced', replace_original: true })
  await respond(response_url, { text: 'for all', response_type: 'in_channel' })
  expect(await shown()).toEqual(['replaced', 'for all'])
  await respond(response_url, { delete_original: true })
  expect(await shown()).toEqual(['for all'])
  expect(await shown(bot.maya.id)).toEqual(['for all'])
})

test('F64 a form that asks where to share hands over the way to answer there', async () => {
  const { desk, ana, deals } = bot
  const element = {
    type: 'conversations_select' as const,
    action_id: 'value',
    response_url_enabled: true,
  }
  const where = { type: 'input' as const, block_id: 'where', label: plain('Where'), element }
  const viewId = await openedModal({ blocks: [where] })
  const chosen = { type: 'conversations_select', selected_conversation: deals.id }
  await desk.submit(ana.id, { viewId, state: { where: { value: chosen } } })
  const [open] = bot.last('view_submission').response_urls
  expect(open).toMatchObject({ block_id: 'where', channel_id: deals.id })
  await respond(open.response_url, { text: 'shared', response_type: 'in_channel' })
  expect(await shown()).toEqual(['shared'])
})

test('F64 an address takes five answers within half an hour', async () => {
  const url = await typedInDeals()
  for (let count = 0; count < 5; count += 1)
    expect((await respond(url, { text: String(count) })).status).toBe(200)
  expect((await respond(url, { text: 'once more' })).status).toBe(404)
  const late = await typedInDeals()
  clock = now + 31 * 60_000
  expect((await respond(late, { text: 'late' })).status).toBe(404)
})

test('F64 a message of the bot hands over itself, its thread and its blocks', async () => {
  const { client, desk, ana, deals } = bot
  const parent = await client.chat.postMessage({ channel: deals.id, text: 'parent' })
  const blocks = [{ type: 'divider' as const }]
  const thread_ts = parent.ts ?? ''
  await client.chat.postMessage({ channel: deals.id, thread_ts, text: 'reply', blocks })
  const [message] = await desk.listMessages(ana.id, deals.id)
  const [reply] = message?.replies ?? []
  await desk.act(ana.id, {
    place: { kind: 'message', conversationId: deals.id, ts: reply?.ts ?? '' },
    action: { type: 'button', action_id: 'go' },
    state: {},
  })
  expect(bot.last('block_actions').message).toMatchObject({ thread_ts, text: 'reply', blocks })
})

test('F64 what is reported to one alone stands in its thread, and reactions under their message', async () => {
  const { client, desk, ana, maya, deals } = bot
  const { ts = '' } = await client.chat.postMessage({ channel: deals.id, text: 'parent' })
  const alone = { channel: deals.id, user: ana.id, text: 'psst', thread_ts: ts }
  await client.chat.postEphemeral(alone)
  await client.reactions.add({ channel: deals.id, timestamp: ts, name: 'eyes' })
  const [message] = await desk.listMessages(ana.id, deals.id)
  expect(message?.replies.map(({ text, isEphemeral }) => [text, isEphemeral])).toEqual([
    ['psst', true],
  ])
  expect(message?.reactions).toMatchObject([{ name: 'eyes', count: 1 }])
  const [forMaya] = await desk.listMessages(maya.id, deals.id)
  expect(forMaya?.replies).toEqual([])
})

test('F64 a menu that the bot fills offers what the bot answers', async () => {
  const viewId = await openedModal()
  bot.answerWith((request: Heard) => ({
    options: [{ text: plain(`as ${request.value}`), value: '1' }],
  }))
  const place = { kind: 'view' as const, viewId }
  const menu = { place, blockId: 'who', actionId: 'find', text: 'ma' }
  expect(await bot.desk.suggest(bot.ana.id, menu)).toEqual([{ text: 'as ma', value: '1' }])
  expect(bot.last('block_suggestion')).toMatchObject({ action_id: 'find', block_id: 'who' })
})

test('F64 shortcuts come with what they were chosen on', async () => {
  const { desk, ana, maya, deals, direct } = bot
  await desk.shortcut(ana.id, { callbackId: 'anywhere' })
  expect(bot.last('shortcut')).toMatchObject({ callback_id: 'anywhere', user: { id: ana.id } })
  await desk.type(maya.id, { conversationId: deals.id, text: 'mail maya@acme.test' })
  const [message] = await desk.listMessages(ana.id, deals.id)
  const on = { conversationId: deals.id, ts: message?.ts ?? '' }
  await desk.shortcut(ana.id, { callbackId: 'on-message', message: on })
  expect(bot.last('message_action').message).toMatchObject({
    text: 'mail <mailto:maya@acme.test|maya@acme.test>',
    user: maya.id,
  })
  const elsewhere = { conversationId: direct.id, ts: '1' }
  await desk.shortcut(maya.id, { callbackId: 'not-mine', message: elsewhere })
  expect(bot.last('message_action').callback_id).toBe('on-message')
})

test('F64 App Home is asked for when opened, and shown as published', async () => {
  const { desk, client, ana, maya } = bot
  await desk.openHome(ana.id)
  expect(bot.last('app_home_opened').event).toMatchObject({ user: ana.id, tab: 'home' })
  const blocks = [{ type: 'divider' as const }]
  await client.views.publish({ user_id: ana.id, view: { type: 'home', blocks } })
  expect(desk.findHome(ana.id)?.blocks).toMatchObject(blocks)
  expect(desk.findHome(maya.id)).toBeUndefined()
})

test('F64 the bot hears of links, and what it makes of them stands below', async () => {
  const { desk, client, ana, deals } = bot
  const url = 'http://localhost:3000/meetings/demo'
  await desk.type(ana.id, { conversationId: deals.id, text: `see ${url}` })
  const { event } = bot.last('link_shared')
  expect(event.links).toEqual([{ url, domain: 'localhost:3000' }])
  const unfurls = { [url]: { blocks: [{ type: 'divider' as const }] } }
  await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls })
  const [message] = await desk.listMessages(ana.id, deals.id)
  expect(message?.unfurls).toMatchObject([[{ type: 'divider' }]])
})

test('F64 a reply in a thread is a message, with a slash too', async () => {
  const { desk, client, ana, direct } = bot
  const { ts = '' } = await client.chat.postMessage({ channel: direct.id, text: 'How did it go?' })
  await desk.type(ana.id, { conversationId: direct.id, text: '/meet well', threadTs: ts })
  const { event } = bot.last('message')
  expect(event).toMatchObject({ channel_type: 'im', thread_ts: ts, text: '/meet well' })
})
