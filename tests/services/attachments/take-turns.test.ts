import { expect, test } from 'vitest'
import { takeTurns } from '../../../src/services/attachments/take-turns.ts'

test('one at a time, in order, also after one that fails', async () => {
  const inTurn = takeTurns()
  const said: string[] = []
  const work = (name: string) => async () => {
    said.push(`${name} begins`)
    await new Promise(resolve => setImmediate(resolve))
    said.push(`${name} ends`)
    if (name === 'b') throw new Error('b failed')
    return name
  }
  const results = await Promise.allSettled(['a', 'b', 'c'].map(name => inTurn(work(name))))
  expect(said).toEqual(['a', 'b', 'c'].flatMap(name => [`${name} begins`, `${name} ends`]))
  expect(results).toMatchObject([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: { message: 'b failed' } },
    { status: 'fulfilled', value: 'c' },
  ])
})
