import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDevSlack } from '../../../src/dev/slack/start-dev-slack.ts'
import { settingsMessages } from '../../../src/i18n/settings-messages.ts'
import { findUserByEmail } from '../../../src/services/people/users.ts'
import { SlackMatchPanel } from '../../../src/web/settings/people/slack-match.tsx'
import type { Visit } from '../../../src/web/signed-in/visit.ts'
import { find, findAll, getElement, textOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
const zoe = {
  name: 'Zoe Ruda',
  email: 'zoe@elsewhere.test',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
}

beforeAll(async () => {
  fixture = await startSettingsFixture({
    openDevSlack: ({ clock }) => startDevSlack({ members: [zoe], clock }),
  })
})
afterAll(() => fixture?.app.close())

const path = () => `/settings/people/${fixture.rep.id}`
const slackIdOfRep = async () => {
  const { context, workspace } = fixture.app
  const user = await findUserByEmail(context, {
    workspaceId: workspace.id,
    email: fixture.rep.email,
  })
  return user?.slackUserId
}
const memberIn = (html: string) =>
  findAll(html, 'option')
    .find(option => textOf(option).startsWith('Zoe Ruda'))
    ?.getAttribute('value') ?? ''

test('an admin says who a rep is in Slack where their addresses differ, and takes it back', async () => {
  const { body } = await fixture.admin.get(path())
  const slackUserId = memberIn(body)
  expect(slackUserId).not.toBe('')
  await fixture.admin.submit(path(), `${path()}/slack`, { slackUserId })
  expect(await slackIdOfRep()).toBe(slackUserId)
  const shown = await fixture.admin.get(path())
  expect(find(shown.body, `option[value="${slackUserId}"][selected]`)).toBeDefined()
  await fixture.admin.submit(path(), `${path()}/slack`, { slackUserId: '' })
  expect(await slackIdOfRep()).toBeUndefined()
})

test('the choice by email says whom it comes to', async () => {
  const members = [{ id: 'U1', name: 'Ana R.', email: 'ANA@parley.test' }]
  const user = fixture.app.ana
  const copy = settingsMessages('en')
  const visit = { user, locale: 'en', copy, csrf: 'x' } as unknown as Visit
  const shown = (list: { members: typeof members; isWhole: boolean }) =>
    textOf(
      getElement(renderToString(h(SlackMatchPanel, { visit, user, match: { list } })), 'option'),
    )
  expect(shown({ members, isWhole: true })).toBe('By email: Ana R.')
  expect(shown({ members: [], isWhole: true })).toBe(`Nobody: no member has ${user.email}`)
  expect(shown({ members: [], isWhole: false })).toBe('By email address')
})

test('a rep may not, and nobody is matched to somebody who is not in the team', async () => {
  expect((await fixture.asRep.get(path())).body).not.toContain('slackUserId')
  const own = await fixture.asRep.submit(path(), `${path()}/slack`, { slackUserId: 'U1' })
  expect(own.status).toBe(403)
  const stranger = await fixture.admin.submit(path(), `${path()}/slack`, {
    slackUserId: 'U-nobody',
  })
  expect(stranger.status).toBe(404)
  expect(await slackIdOfRep()).toBeUndefined()
})

test.each([
  ['en', '2000 people'],
  ['it', '2000 persone'],
  ['pl', '2000 osób'],
] as const)('in %s a list that is not whole says how many are on it', (locale, said) => {
  const user = { ...fixture.app.ana, locale }
  const visit = { user, locale, copy: settingsMessages(locale), csrf: 'x' } as unknown as Visit
  const members = Array.from({ length: 2_000 }, (_, index) => ({
    id: `U${index}`,
    name: `Person ${index}`,
    email: undefined,
  }))
  const show = (isWhole: boolean) =>
    renderToString(h(SlackMatchPanel, { visit, user, match: { list: { members, isWhole } } }))
  expect(show(false)).toContain(said)
  expect(show(true)).not.toContain(said)
})
