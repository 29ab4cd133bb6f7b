import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostEmail } from '../../contracts/crm-account.ts'
import { openHubspotAccount } from '../../contracts/hubspot-account.ts'

let account: Awaited<ReturnType<typeof openHubspotAccount>>
beforeAll(async () => {
  account = await openHubspotAccount()
  await account.addColleague(hostEmail)
  await account.addColleague('ben@acme.example')
})
afterAll(() => account?.close())

async function addTask(owner: string, subject: string, more: Record<string, string> = {}) {
  const { state } = account.standIn
  const found = state.owners.find(({ email }) => email === owner)
  state.add('tasks', {
    hs_task_subject: subject,
    hs_task_status: 'NOT_STARTED',
    hs_timestamp: '2026-12-01T10:00:00Z',
    hubspot_owner_id: found?.id ?? '',
    ...more,
  })
}

test('F29: one’s own open tasks that are due some day, however many pages they are on', async () => {
  account.standIn.state.searchPageSize = 2
  for (const title of ['Call', 'Write', 'Visit']) await addTask(hostEmail, title)
  await addTask(hostEmail, 'Done', { hs_task_status: 'COMPLETED' })
  await addTask(hostEmail, 'Some day', { hs_timestamp: '' })
  await addTask('ben@acme.example', 'Not mine')
  const { tasks = [], isWhole } =
    (await account.provider.listOpenTasks?.(hostEmail.toUpperCase())) ?? {}
  expect(isWhole).toBe(true)
  expect(tasks.map(({ title }) => title).sort()).toEqual(['Call', 'Visit', 'Write'])
  expect(tasks[0]).toMatchObject({ dueAt: Date.parse('2026-12-01T10:00:00Z') })
  expect(tasks[0]?.url).toContain('/0-27/')
  expect(account.standIn.invalidRequests).toEqual([])
})

test('a list that ends with the search says that it is not whole, and has the tasks that are due first', async () => {
  account.standIn.state.searchPageSize = 1
  for (let count = 0; count < 60; count += 1)
    await addTask('ben@acme.example', `Task ${count}`, {
      hs_timestamp: new Date(Date.UTC(2027, 0, 60 - count)).toISOString(),
    })
  const list = await account.provider.listOpenTasks?.('ben@acme.example')
  expect(list?.isWhole).toBe(false)
  expect(list?.tasks).toHaveLength(50)
  expect(list?.tasks.map(({ title }) => title)).not.toContain('Task 0')
  expect(list?.tasks.map(({ title }) => title)).toContain('Task 59')
})

test('who has no seat there has none', async () => {
  expect(await account.provider.listOpenTasks?.('nobody@acme.example')).toEqual({
    tasks: [],
    isWhole: true,
  })
})
