import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  channelOf,
  counterOf,
  parseTarget,
  targetKinds,
} from '../../../src/model/delivery-target.ts'
import {
  calendarOwner,
  channelSql,
  followsSequence,
  isKind,
} from '../../../src/store/deliveries/target-sql.ts'
import { storedTargets } from '../../support/stored-targets.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test.each(storedTargets)('SQL sees in %s what the codec sees', async text => {
  const target = parseTarget(text)
  const { rows } = await database.db.raw(
    `select ${channelSql('t')} as channel, ${followsSequence('t')} as follows, ${calendarOwner('t')} as owner,
            ${targetKinds.map(kind => `${isKind(kind, 't')} as "${kind}"`).join(', ')}
       from (values (?::text)) as v (t)`,
    [text],
  )
  const { channel, follows, owner, ...kinds } = rows[0]
  expect(channel).toBe(channelOf(target))
  expect(follows).toBe(counterOf(target) === 'sequence')
  expect(owner).toBe(target.kind === 'calendar' ? target.userId : null)
  expect(Object.keys(kinds).filter(kind => kinds[kind])).toEqual([target.kind])
})
