import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  filterWanting,
  findNoticeChannels,
  listWantedNotices,
  notices,
  setNoticeChannels,
  setWantedNotices,
} from '../../../src/services/people/notification-settings.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})

afterEach(() => database.drop())

test('F46: every notification is sent until a person switches it off, for that person alone', async () => {
  const { ana, ben } = demo
  expect(await listWantedNotices(context, ana)).toEqual(notices)
  await setWantedNotices(context, { user: ana, wanted: ['booked', 'digest', 'nonsense'] })
  expect(await listWantedNotices(context, ana)).toEqual(['booked', 'digest'])
  const people = [ana, ben]
  expect(await filterWanting(context, { people, notice: 'moved' })).toEqual([ben])
  expect(await filterWanting(context, { people, notice: 'booked' })).toEqual(people)
})

test('F46: a channel is named by its id or by its link; blank takes it away', async () => {
  const { id: workspaceId } = demo.workspace
  const typed = {
    booked: ' C0123ABCD ',
    moved: 'https://acme.slack.com/archives/G0123ABCD',
    canceled: ' ',
  }
  await setNoticeChannels(context, { workspaceId, typed })
  expect(await findNoticeChannels(context, workspaceId)).toEqual({
    booked: 'C0123ABCD',
    moved: 'G0123ABCD',
  })
  await setNoticeChannels(context, { workspaceId, typed: {} })
  expect(await findNoticeChannels(context, workspaceId)).toEqual({})
})

test("what is no channel's id is refused beside its field, and nothing is changed", async () => {
  const { id: workspaceId } = demo.workspace
  await setNoticeChannels(context, { workspaceId, typed: { booked: 'C0123ABCD' } })
  const refused = setNoticeChannels(context, { workspaceId, typed: { moved: '#deals' } })
  const error = await refused.catch((thrown: unknown) => thrown)
  expect(isProblem(error, 'invalid-input') && error.facts.errors?.map(({ path }) => path)).toEqual([
    'moved',
  ])
  expect(await findNoticeChannels(context, workspaceId)).toEqual({ booked: 'C0123ABCD' })
})
