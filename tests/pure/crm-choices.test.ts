import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CrmChoices } from '../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import type { WorkspaceId } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { keepCrmChoices } from '../../src/services/crm/crm-choices.ts'

const workspaceId = 'a-workspace' as WorkspaceId
const minuteMs = 60_000
const demo: CrmChoices = {
  meetingTypes: [{ value: 'demo', label: 'Demo' }],
  outcomes: [{ value: 'won', label: 'Won on the spot' }],
}
const none = { meetingTypes: undefined, outcomes: undefined }
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let now = 0
let asked = 0
let answer: () => Promise<CrmChoices>

const keep = () =>
  keepCrmChoices({
    clock: () => now,
    log: silent,
    crmFor: async () =>
      ({
        listChoices: () => {
          asked += 1
          return answer()
        },
      }) as unknown as CrmProvider,
  })

const away = async (): Promise<never> => {
  throw new ProviderError({ provider: 'a CRM', code: 'unavailable', reason: 'It is away.' })
}
const hanging = () => new Promise<never>(() => undefined)

beforeEach(() => {
  vi.useFakeTimers()
  now = Date.UTC(2026, 10, 2, 8)
  asked = 0
  answer = async () => demo
})
afterEach(() => vi.useRealTimers())

test("F31: the account's words are asked for once in five minutes, also by many at once", async () => {
  const choicesOf = keep()
  expect(await Promise.all([choicesOf(workspaceId), choicesOf(workspaceId)])).toEqual([demo, demo])
  now += 5 * minuteMs - 1
  await choicesOf(workspaceId)
  expect(asked).toBe(1)
  now += 1
  await choicesOf(workspaceId)
  expect(asked).toBe(2)
})

test('while the CRM is away its last words stand, and it is asked once a minute', async () => {
  const choicesOf = keep()
  await choicesOf(workspaceId)
  answer = away
  now += 6 * minuteMs
  expect(await choicesOf(workspaceId)).toEqual(demo)
  expect(await choicesOf(workspaceId)).toEqual(demo)
  expect(asked).toBe(2)
  now += minuteMs
  await choicesOf(workspaceId)
  expect(asked).toBe(3)
})

test('a CRM that was never reached leaves our five outcomes and free text', async () => {
  answer = away
  expect(await keep()(workspaceId)).toEqual(none)
})

test('a CRM that hangs holds nobody longer than a booking may take, and only once a minute', async () => {
  answer = hanging
  const choicesOf = keep()
  const first = choicesOf(workspaceId)
  await vi.advanceTimersByTimeAsync(2_500)
  expect(await first).toEqual(none)
  expect(await choicesOf(workspaceId)).toEqual(none)
  expect(asked).toBe(1)
})

test('an answer that comes too late for one visitor is there for the next', async () => {
  let arrive: (choices: CrmChoices) => void = () => undefined
  answer = () =>
    new Promise(resolve => {
      arrive = resolve
    })
  const choicesOf = keep()
  const first = choicesOf(workspaceId)
  await vi.advanceTimersByTimeAsync(2_500)
  expect(await first).toEqual(none)
  arrive(demo)
  await vi.advanceTimersByTimeAsync(0)
  expect(await choicesOf(workspaceId)).toEqual(demo)
})

test('a thousand workspaces are remembered, the longest unused is asked for again', async () => {
  const choicesOf = keep()
  for (let n = 0; n <= 1_000; n++) await choicesOf(`workspace-${n}` as WorkspaceId)
  await choicesOf('workspace-1000' as WorkspaceId)
  expect(asked).toBe(1_001)
  await choicesOf('workspace-0' as WorkspaceId)
  expect(asked).toBe(1_002)
})
