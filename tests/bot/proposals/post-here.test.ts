import { afterEach, beforeEach, expect, test } from 'vitest'
import { proposalStatus } from '../../../bot/blocks/proposals/proposal-status.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { locales } from '../../../src/model/entities.ts'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
/** Ana's conversation with the bot. */
let ownChannel: string
/** Somebody's direct message: Slack does not tell an app whose. */
const direct = 'D0ANYBODY1'
const general = 'C000000001'

beforeEach(async () => {
  fixture = await openBotFixture()
  const users = fixture.team.slackIdOf('ana')
  const { channel } = await fixture.team.client.conversations.open({ users })
  ownChannel = channel?.id ?? ''
})
afterEach(() => fixture.close())

const proposals = () => fixture.database.db('proposals').select('*')
const postsIn = async (channel: string) =>
  (await fixture.team.client.conversations.history({ channel })).messages ?? []
const hasPost = (shown: string) => /"(?:draft|link):post"/.test(shown)

test.each(['p maya@acme.test fri', 'link'])(
  '`%s` offers Post here where others read it, asks where that is unknown, and not beside the bot',
  async typed => {
    await fixture.team.command('ana', typed, { channel: general })
    expect(hasPost(fixture.shown())).toBe(true)
    expect(fixture.shown()).not.toContain('"confirm"')
    await fixture.team.command('ana', typed, { channel: direct })
    expect(hasPost(fixture.shown())).toBe(true)
    expect(fixture.shown()).toContain(messagesIn('en', 'slack/general').postAskText)
    expect(fixture.faults()).toEqual([])
    await fixture.team.command('ana', typed, { channel: ownChannel })
    expect(hasPost(fixture.shown())).toBe(false)
  },
)

test.each([
  ['draft', 'p maya@acme.test fri'],
  ['link', 'link'],
])(
  'Post here of a %s that stands in the bot’s conversation posts and sends nothing',
  async (kind, typed) => {
    await fixture.team.command('ana', typed, { channel: general })
    const post = findButton(fixture.team.lastAnswer(), `${kind}:post`)
    const answersBefore = fixture.team.answers.length
    await fixture.team.press('ana', post, { channel: ownChannel })
    expect(fixture.team.answers).toHaveLength(answersBefore + 1)
    expect(fixture.team.lastAnswer()).toMatchObject({
      text: messagesIn('en', 'slack/general').onlyYou,
      response_type: 'ephemeral',
    })
    expect(await proposals()).toEqual([])
    expect(await postsIn(ownChannel)).toEqual([])
  },
)

test('what is left in the bot’s conversation still sends the times', async () => {
  await fixture.team.command('ana', 'p maya@acme.test fri', { channel: ownChannel })
  const send = findButton(fixture.team.lastAnswer(), 'draft:email')
  await fixture.team.press('ana', send, { channel: ownChannel })
  expect(await proposals()).toMatchObject([{ via: 'email' }])
})

test.each([
  ['times:adjust', 'p maya@acme.test fri'],
  ['draft:edit', 'p maya@acme.test fri'],
])('%s keeps in mind that nobody else reads the bot’s conversation', async (action, typed) => {
  await fixture.team.command('ana', typed, { channel: ownChannel })
  const button = findButton(fixture.team.lastAnswer(), action)
  await fixture.team.press('ana', button, { channel: ownChannel })
  const { metadata } = fixture.team.lastView()
  if (action === 'times:adjust') {
    expect(metadata).not.toContain('responseUrl')
    return
  }
  await fixture.team.fill('ana', { text: { value: 'p maya@acme.test fri' } })
  expect(fixture.shown()).toContain('draft:email')
  expect(hasPost(fixture.shown())).toBe(false)
})

test.each(locales)('a picked time is shown once, and an older wish as a wish (%s)', locale => {
  const { proposal, reader } = hostileWorld('Maya Lindt', locale)
  const copy = messagesIn(locale, 'slack/proposals')
  const startsAt = Date.UTC(2026, 10, 5, 10)
  const picked = { ...proposal, status: 'picked', askedInstead: 'Friday after 4 pm' } as const
  const { blocks } = proposalStatus({ proposal: picked, reader, pickedAt: startsAt, instead: [] })
  // Without the marks that keep scripts of names apart.
  const shown = JSON.stringify(blocks).replace(/[\u2060\u2066-\u2069]/g, '')
  expect(shown).not.toContain(`*${copy.states.picked}*`)
  expect(shown.split('Friday after 4 pm')).toHaveLength(2)
  expect(shown).toContain(
    JSON.stringify(copy.askedBefore({ wish: 'Friday after 4 pm' })).slice(1, -1),
  )
})

test.each(locales)('only an email counts as sent until the guest opens it (%s)', locale => {
  const { proposal, reader } = hostileWorld('Maya Lindt', locale)
  const fresh = { ...proposal, openedAt: undefined, askedInstead: undefined, nudgedAt: undefined }
  const shownBy = (via: 'email' | 'link') =>
    JSON.stringify(
      proposalStatus({ proposal: { ...fresh, via }, reader, pickedAt: undefined, instead: [] }),
    )
  const sent = /\b(?:Sent|Wysłana|Inviata)\b/u
  expect(shownBy('email')).toMatch(sent)
  expect(shownBy('link')).not.toMatch(sent)
})
