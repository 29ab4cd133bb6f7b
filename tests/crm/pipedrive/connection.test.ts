import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostEmail } from '../../contracts/crm-account.ts'
import {
  apiToken,
  openPipedriveAccount,
  openPipedriveProvider,
  type PipedriveAccount,
} from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
beforeEach(async () => {
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

const grace = () => account.addContact({ email: 'grace@navy.example', name: 'Grace' })

test('a personal token stands in its own header, one by OAuth is a bearer’s', async () => {
  const { standIn } = account
  await account.provider.findContactByEmail('nobody@navy.example')
  expect(new Set(standIn.state.identifications)).toEqual(new Set(['x-api-token']))
  standIn.state.identifications.length = 0
  const oauth = openPipedriveProvider(standIn, { accessToken: async () => 'v1u:token' })
  await oauth.findContactByEmail('nobody@navy.example')
  expect(new Set(standIn.state.identifications)).toEqual(new Set(['authorization']))
})

test('F31: a type that is added to the account is offered some minutes later, with the same token', async () => {
  const { provider, standIn, passTime } = account
  const types = async () =>
    ((await provider.listChoices()).meetingTypes ?? []).map(({ label }) => label)
  expect(await types()).not.toContain('Site visit')
  const [first] = standIn.state.activityTypes
  if (first)
    standIn.state.activityTypes.push({ ...first, id: 11, name: 'Site visit', key_string: 'site' })
  passTime?.(11 * 60_000)
  expect(await types()).toContain('Site visit')
})

test('a token that is refused is replaced once', async () => {
  const { standIn } = account
  standIn.state.refusedTokens.add('v1u:old')
  const renewed = async (refused?: string) => (refused === 'v1u:old' ? 'v1u:new' : 'v1u:old')
  const id = await grace()
  const provider = openPipedriveProvider(standIn, { accessToken: renewed })
  expect((await provider.findContactByEmail('grace@navy.example'))?.id).toBe(id)
  standIn.state.refusedTokens.add(apiToken)
  const refused = account.provider.findContactByEmail('grace@navy.example')
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized' })
})

test.each([
  [{ status: 429, headers: { 'retry-after': '4' } }, 'rate-limited', 4_000],
  [{ status: 429, headers: { 'x-ratelimit-reset': '2' } }, 'rate-limited', 2_000],
  [{ status: 403, body: { page: '<html>Blocked</html>' } }, 'unavailable', 900_000],
  [{ status: 403 }, 'rejected', undefined],
  [{ status: 402 }, 'rejected', undefined],
  [{ status: 502, body: { page: '<html>Bad gateway</html>' } }, 'unavailable', undefined],
  [{ isAnswerLost: true }, 'unavailable', undefined],
] as const)(
  'the client’s sender keeps status, headers and body of %j',
  async (fault, code, wait) => {
    account.standIn.faults.next({ on: 'GET /api/v2/persons/search', ...fault })
    const asked = account.provider.findContactByEmail('grace@navy.example')
    await expect(asked).rejects.toMatchObject({ code, retryAfterMs: wait })
  },
)

test('a success without JSON is no answer', async () => {
  account.standIn.faults.next({ status: 200, body: { page: '<html>Welcome</html>' } })
  const asked = account.provider.findContactByEmail('grace@navy.example')
  await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
})
