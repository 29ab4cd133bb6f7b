import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostEmail } from '../../contracts/crm-account.ts'
import { openPipedriveAccount, type PipedriveAccount } from '../../contracts/pipedrive-account.ts'

let account: PipedriveAccount
beforeEach(async () => {
  account = await openPipedriveAccount()
  await account.addColleague(hostEmail)
})
afterEach(() => account.close())

test('F29: those of the owner that are open and due, and no other activities', async () => {
  const { state } = account.standIn
  state.pageSize = 2
  const owner_id = state.users.find(({ email }) => email === hostEmail)?.id
  const task = { type: 'task', owner_id, due_date: '2026-12-01', due_time: '10:00' }
  const call = state.add('activities', { ...task, subject: 'Send offer' })
  state.add('activities', { ...task, subject: 'Done', done: true })
  state.add('activities', { ...task, subject: 'A call', type: 'call' })
  state.add('activities', { type: 'task', owner_id, subject: 'Some day' })
  state.add('activities', { ...task, subject: 'Another’s', owner_id: 1 })
  state.add('activities', { ...task, subject: 'Whole day', due_time: '' })
  const { tasks } = (await account.provider.listOpenTasks?.(hostEmail.toUpperCase())) ?? {}
  expect(tasks?.map(({ title }) => title)).toEqual(['Whole day', 'Send offer'])
  expect(tasks?.[1]).toMatchObject({
    id: String(call.id),
    dueAt: Date.parse('2026-12-01T10:00:00Z'),
  })
  expect(await account.provider.listOpenTasks?.('nobody@acme.example')).toEqual({
    tasks: [],
    isWhole: true,
  })
})
