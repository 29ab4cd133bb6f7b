import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPipedriveAccount, type PipedriveAccount } from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
beforeEach(async () => {
  account = await openPipedriveAccount()
})
afterEach(() => account.close())

const callbackUrl = 'https://parley.example/webhooks/pipedrive'
const watching = { callbackUrl, user: 'parley', password: 'secret' }
const watch = (changes = {}) => account.provider.watch?.({ ...watching, ...changes })
const webhooks = () => account.standIn.state.webhooks

test('F60 one webhook for activities is made, however often it is asked for', async () => {
  await watch()
  await watch()
  expect(webhooks()).toMatchObject([
    {
      event_action: '*',
      event_object: 'activity',
      subscription_url: `${callbackUrl}?as=parley`,
      version: '2.0',
      http_auth_user: 'parley',
      http_auth_password: 'secret',
    },
  ])
})

test('F60 one that Pipedrive deleted is made again, one that is stopped or says something else replaced', async () => {
  account.standIn.state.showsWebhookUsers = true
  await watch()
  webhooks().length = 0
  await watch()
  expect(webhooks()).toHaveLength(1)
  for (const wrong of [
    { is_active: 0 },
    { version: '1.0' },
    { event_object: 'deal' },
    { http_auth_password: 'old' },
    { http_auth_user: 'somebody' },
  ] as const) {
    const [first] = webhooks()
    Object.assign(first ?? {}, wrong)
    await watch()
    expect(webhooks()).toHaveLength(1)
    expect(webhooks()[0]?.id).not.toBe(first?.id)
  }
})

test('F60 a user and a password that Pipedrive does not show are taken for the right ones', async () => {
  await watch()
  const [first] = webhooks()
  await watch()
  expect(webhooks()).toEqual([first])
  expect(account.standIn.state.requests.filter(call => call.startsWith('POST'))).toHaveLength(1)
})

test('F60 a new key is reported though Pipedrive shows no users, and what was made before is replaced', async () => {
  account.standIn.state.addWebhook({
    event_action: '*',
    event_object: 'activity',
    subscription_url: callbackUrl,
    version: '2.0',
    http_auth_user: 'parley',
    http_auth_password: 'secret',
  })
  await watch()
  const [first] = webhooks()
  await watch({ user: 'parley-next', password: 'next secret' })
  expect(webhooks()).toMatchObject([
    { http_auth_user: 'parley-next', http_auth_password: 'next secret' },
  ])
  expect(webhooks()[0]?.id).not.toBe(first?.id)
})

test('F60 of doubles the oldest stays; those of others are left alone', async () => {
  await watch()
  const [first] = webhooks()
  if (!first) throw new Error('No webhook')
  const { id: _id, is_active: _isActive, ...same } = first
  account.standIn.state.addWebhook(same)
  const other = account.standIn.state.addWebhook({ ...same, subscription_url: 'https://x.example' })
  await watch()
  expect(webhooks().map(({ id }) => id)).toEqual([first.id, other.id])
})

test('without the right to make webhooks it says what is missing', async () => {
  account.standIn.state.missingScopes.add('admin')
  await expect(watch()).rejects.toMatchObject({
    code: 'rejected',
    reason: expect.stringMatching(/scopes and permissions/),
  })
})
