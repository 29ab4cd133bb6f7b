import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Log } from '../../../src/providers/log.ts'
import { ownReason } from '../../../src/providers/own-reasons.ts'
import { createTokenCipher } from '../../../src/secrets/token-cipher.ts'
import {
  findMeetingByManageToken,
  getManageToken,
} from '../../../src/services/meetings/find-meeting.ts'
import { findProposal, getProposalToken } from '../../../src/services/proposals/find-proposal.ts'
import { getKeyStatus } from '../../../src/services/secret-keys/key-status.ts'
import { resealSecrets } from '../../../src/services/secret-keys/reseal-secrets.ts'
import { accessTokenSource } from '../../../src/services/workspace/connections.ts'
import { connect } from '../../../src/store/database/connect.ts'
import { withSessionLock } from '../../../src/store/database/session-lock.ts'
import { findConnection } from '../../../src/store/workspace/connections.ts'
import { resealBatch } from '../../../src/store/workspace/reseal.ts'
import { sealedColumns, sealedKinds } from '../../../src/store/workspace/sealed-columns.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { findSealedBy } from '../../support/find-sealed.ts'
import { makeContext, type TestContext, testSecretKey } from '../../support/make-context.ts'
import { type SealedThings, sealEverything } from '../../support/seal-everything.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const newSecret = 'the new secret, long enough to be one'
const old = createTokenCipher([testSecretKey])
const both = createTokenCipher([newSecret, testSecretKey])
const fresh = createTokenCipher([newSecret])
const startsAt = Date.UTC(2026, 10, 4, 9)

let database: TestDatabase
let demo: DemoWorkspace
let things: SealedThings

beforeEach(async () => {
  database = await createTestDatabase()
  const context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  things = await sealEverything(context, demo, { startsAt })
})
afterEach(() => database.drop())

/** A process that was given these keys, and what it logs. */
function processWith(cipher: TestContext['cipher']) {
  const lines: [facts: object, message: string][] = []
  const note = (facts: object, message: string) => void lines.push([facts, message])
  const log: Log = { info: note, warn: note, error: note }
  return { context: { ...makeContext({ db: database.db, cipher }), log }, lines }
}

const everyColumn = sealedKinds.map(kind => {
  const { table, column } = sealedColumns[kind]
  return `${table}.${column}`
})

test('the list of sealed columns names every one that the schema has, and each holds a text here', async () => {
  const { rows } = await database.db.raw<{ rows: { place: string }[] }>(
    `select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and column_name like '%sealed%'`,
  )
  expect(rows.map(({ place }) => place).sort()).toEqual(everyColumn.toSorted())
  const found = await findSealedBy(database.db, old.presentKeyId)
  expect(Object.keys(found).sort()).toEqual(everyColumn.toSorted())
})

test('with the previous key set, everything is sealed with the new one, and the log says when the old one may go', async () => {
  const { context, lines } = processWith(both)
  expect(await getKeyStatus(context)).toMatchObject({ isRotating: true, pending: 8, lost: [] })
  await resealSecrets(context, { isStart: true })
  expect(await findSealedBy(database.db, old.presentKeyId)).toEqual({})
  expect(Object.keys(await findSealedBy(database.db, fresh.presentKeyId)).sort()).toEqual(
    everyColumn.toSorted(),
  )
  expect(await getKeyStatus(context)).toMatchObject({ present: 8, pending: 0, lost: [] })
  expect(lines.at(-1)?.[1]).toContain('SECRET_KEY_PREVIOUS may be removed')
  expect(context.recordedJobs).toContainEqual(expect.objectContaining({ name: 'watch-crm' }))
})

test('with the new key alone, all that was sealed before opens', async () => {
  await resealSecrets(processWith(both).context, {})
  const { context } = processWith(fresh)
  expect(await getManageToken(context, things.meetingId)).toBe(things.manageToken)
  expect(await getProposalToken(context, things.proposalId)).toBe(things.proposalToken)
  const refuse = async () => Promise.reject(new Error('No refreshing is expected here'))
  expect(await accessTokenSource(context, things.connectionId, refuse)()).toBe('access')
})

test('what is read meanwhile is sealed anew by itself', async () => {
  const { context } = processWith(both)
  await getManageToken(context, things.meetingId)
  await getProposalToken(context, things.proposalId)
  await accessTokenSource(context, things.connectionId, async () => ({ accessToken: '' }))()
  expect(await findSealedBy(database.db, fresh.presentKeyId)).toEqual({
    'connections.access_token_sealed': 1,
    'meetings.manage_token_sealed': 1,
    'proposals.token_sealed': 1,
  })
})

test('in batches, none is missed; what another writer holds is left for the next run', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => {
    const key = `Ev-${index}`
    return { event_id: key, body_sealed: old.seal('{}', key), received_at: new Date(startsAt) }
  })
  await database.db('slack_events').insert(rows)
  const other = connect({ url: database.url })
  const held = await other.transaction()
  await held('slack_events').where({ event_id: 'Ev-3' }).forUpdate().first()
  const store = { db: database.db, cipher: both }
  let after: string | undefined
  let resealed = 0
  do {
    const batch = await resealBatch(store, { kind: 'slackEvent', after, limit: 4 })
    resealed += batch.resealed
    after = batch.last
  } while (after !== undefined)
  expect(resealed).toBe(25)
  // Its holder writes a text of its own under the old key, as a process that was not restarted does.
  const late = old.seal('{"late":true}', 'Ev-3')
  await held('slack_events').where({ event_id: 'Ev-3' }).update({ body_sealed: late })
  await held.commit()
  await other.destroy()
  await resealSecrets(processWith(both).context, {})
  expect(await findSealedBy(database.db, old.presentKeyId)).toEqual({})
  const row = await database.db('slack_events').where({ event_id: 'Ev-3' }).first()
  expect(fresh.open(row.body_sealed, 'Ev-3')).toBe('{"late":true}')
})

test('a run that has no time left goes on in the next, and says how far it is', async () => {
  const { context, lines } = processWith(both)
  const clock = context.clock
  let calls = 0
  // The first kind is done, then the time is over.
  const hurried = { ...context, clock: () => clock() + (calls++ < 2 ? 0 : 60_000) }
  await resealSecrets(hurried, {})
  expect(context.recordedJobs).toContainEqual(expect.objectContaining({ name: 'reseal' }))
  expect(lines.at(-1)).toEqual([
    expect.objectContaining({ pending: expect.any(Number) }),
    expect.stringContaining('keep SECRET_KEY_PREVIOUS'),
  ])
  await resealSecrets(context, {})
  expect(await findSealedBy(database.db, old.presentKeyId)).toEqual({})
})

test('of several processes one does it', async () => {
  const other = connect({ url: database.url })
  await withSessionLock(other, 'reseal', async () => {
    await resealSecrets(processWith(both).context, { isStart: true })
  })
  await other.destroy()
  expect(await findSealedBy(database.db, fresh.presentKeyId)).toEqual({})
})

test('a text that was altered keeps nobody from removing the previous key, and is counted', async () => {
  const { context, lines } = processWith(both)
  const { id, access_token_sealed: sealed } = await database.db('connections').first()
  const altered = `${sealed.slice(0, -4)}${sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  await database.db('connections').where({ id }).update({ access_token_sealed: altered })
  await resealSecrets(context, {})
  expect(await getKeyStatus(context)).toMatchObject({
    pending: 0,
    lost: [{ kind: 'connectionAccess', count: 1 }],
  })
  expect(lines).toContainEqual([{ kind: 'connectionAccess', count: 1 }, expect.any(String)])
})

test('with the old key missing, a meeting and a proposal get new links, and those sent before still work', async () => {
  const { context } = processWith(fresh)
  const [first, second] = await Promise.all([
    getManageToken(context, things.meetingId),
    getManageToken(context, things.meetingId),
  ])
  expect(first).toBe(second)
  for (const token of [things.manageToken, first])
    expect(await findMeetingByManageToken(context, token)).toMatchObject({ id: things.meetingId })
  const link = await getProposalToken(context, things.proposalId)
  for (const token of [things.proposalToken, link])
    expect((await findProposal(context, { token })).proposal.id).toBe(things.proposalId)
})

test('with the old key missing, an account is lost with the reason, and works again once the key is set', async () => {
  const { context, lines } = processWith(fresh)
  const asking = (cipher: TestContext['cipher']) =>
    accessTokenSource(processWith(cipher).context, things.connectionId, async () => ({
      accessToken: 'refreshed',
    }))()
  await expect(asking(fresh)).rejects.toMatchObject({ code: 'unauthorized' })
  expect(await findConnection(database.db, things.connectionId)).toMatchObject({
    state: 'lost',
    stateReason: ownReason('keyMissing').reason,
    stateReasonCode: 'keyMissing',
  })
  await resealSecrets(context, { isStart: true })
  const [facts, message] = lines.at(-1) ?? []
  expect(facts).toMatchObject({
    lost: { connectionAccess: 1, connectionRefresh: 1, meetingLink: 1, proposalLink: 1 },
  })
  expect(message).toContain('set the previous key as SECRET_KEY_PREVIOUS')
  await resealSecrets(processWith(both).context, { isStart: true })
  expect(await asking(fresh)).toBe('access')
})

test('a previous key that is not the key of before is named', async () => {
  const { context, lines } = processWith(createTokenCipher([newSecret, 'quite another secret']))
  await resealSecrets(context, { isStart: true })
  expect(lines.at(-1)?.[1]).toContain('neither SECRET_KEY nor SECRET_KEY_PREVIOUS')
})
