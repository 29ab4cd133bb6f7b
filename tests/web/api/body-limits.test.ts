import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxDepth, maxValues } from '../../../src/web/api/body-limits.ts'
import { maxErrors } from '../../../src/web/api/read-input.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const send = async (path: string, body: string) => {
  const response = await fetch(new URL(path, app.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${app.adminToken}` },
    body,
  })
  const text = await response.text()
  return { status: response.status, text, errors: JSON.parse(text).errors ?? [] }
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const listOf = (name: string, count: number, element: string) =>
  `{"${name}":[${Array.from({ length: count }, () => element).join(',')}]}`

test.each([
  ['too many values', listOf('attendees', maxValues + 1, '1'), `at most ${maxValues} values`],
  ['values nested too deep', nested(maxDepth + 2), `at most ${maxDepth} deep`],
  ['values nested as deep as a body is long', nested(16_000), `at most ${maxDepth} deep`],
])('%s are refused by count, before their fields are looked at', async (_what, body, words) => {
  for (const path of ['/api/v1/pages/demo/meetings', '/api/v1/pages']) {
    const { status, errors } = await send(path, body)
    expect(status).toBe(422)
    expect(errors).toEqual([{ path: 'body', message: expect.stringContaining(words) }])
  }
})

test('a body with thousands of faults is answered with the first of them', async () => {
  const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`no${at}`, 1]))
  for (const path of ['/api/v1/pages/demo/meetings', '/api/v1/pages']) {
    const { status, errors, text } = await send(path, JSON.stringify(unknown))
    expect(status).toBe(422)
    expect(errors).toHaveLength(maxErrors)
    expect(text.length).toBeLessThan(50_000)
  }
})

test('a body longer than the limit is not parsed', async () => {
  const { status } = await send('/api/v1/pages', `"${'x'.repeat(200_000)}`)
  expect(status).toBe(413)
})
