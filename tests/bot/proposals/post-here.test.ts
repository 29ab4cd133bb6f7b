import { afterEach, beforeEach, expect, test } from 'vitest'
import { proposalStatus } from '../../../bot/blocks/proposals/proposal-status.ts'
import { slackWords } from '../../../src/i18n/slack/words.ts'
import { locales } from '../../../src/model/entities.ts'
import { type BotHouse, openBotHouse } from '../../support/slack/bot-house.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let house: BotHouse
/** Ana's conversation with the bot. */
let ownChannel: string
/** Somebody's direct message: Slack does not tell an app whose. */
const direct = 'D0ANYBODY1'
const general = 'C000000001'

beforeEach(async () => {
  house = await openBotHouse()
  const users = house.team.slackIdOf('ana')
  const { channel } = await house.team.client.conversations.open({ users })
  ownChannel = channel?.id ?? ''
})
afterEach(() => house.close())

const proposals = () => house.database.db('proposals').select('*')
const messagesIn = async (channel: string) =>
  (await house.team.client.conversations.history({ channel })).messages ?? []
const hasPost = (shown: string) => /"(?:draft|link):post"/.test(shown)

test.each(['p maya@acme.test fri', 'link'])(
  '`%s` offers Post here where others read it, asks where that is unknown, and not beside the bot',
  async typed => {
    await house.team.command('ana', typed, { channel: general })
    expect(hasPost(house.shown())).toBe(true)
    expect(house.shown()).not.toContain('"confirm"')
    await house.team.command('ana', typed, { channel: direct })
    expect(hasPost(house.shown())).toBe(true)
    expect(house.shown()).toContain(slackWords('en').postAskText)
    expect(house.faults()).toEqual([])
    await house.team.command('ana', typed, { channel: ownChannel })
    expect(hasPost(house.shown())).toBe(false)
  },
)

test.each([
  ['draft', 'p maya@acme.test fri'],
  ['link', 'link'],
])(
  'Post here of a %s that stands in the bot’s conversation posts and sends nothing',
  async (kind, typed) => {
    await house.team.command('ana', typed, { channel: general })
    const post = findButton(house.team.lastAnswer(), `${kind}:post`)
    const answersBefore = house.team.answers.length
    await house.team.press('ana', post, { channel: ownChannel })
    expect(house.team.answers).toHaveLength(answersBefore + 1)
    expect(house.team.lastAnswer()).toMatchObject({
      text: slackWords('en').onlyYou,
      response_type: 'ephemeral',
    })
    expect(await proposals()).toEqual([])
    expect(await messagesIn(ownChannel)).toEqual([])
  },
)

test('what is left in the bot’s conversation still sends the times', async () => {
  await house.team.command('ana', 'p maya@acme.test fri', { channel: ownChannel })
  const send = findButton(house.team.lastAnswer(), 'draft:email')
  await house.team.press('ana', send, { channel: ownChannel })
  expect(await proposals()).toMatchObject([{ via: 'email' }])
})

test.each([
  ['times:adjust', 'p maya@acme.test fri'],
  ['draft:edit', 'p maya@acme.test fri'],
])('%s keeps in mind that nobody else reads the bot’s conversation', async (action, typed) => {
  await house.team.command('ana', typed, { channel: ownChannel })
  const button = findButton(house.team.lastAnswer(), action)
  await house.team.press('ana', button, { channel: ownChannel })
  const { metadata } = house.team.lastView()
  if (action === 'times:adjust') {
    expect(metadata).not.toContain('responseUrl')
    return
  }
  await house.team.fill('ana', { text: { value: 'p maya@acme.test fri' } })
  expect(house.shown()).toContain('draft:email')
  expect(hasPost(house.shown())).toBe(false)
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
