import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

const get = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, body: await response.json() }
}

test('/readyz answers 503 in words during the warm-up and 200 after it; /healthz answers 200 all along', async () => {
  const during: Awaited<ReturnType<typeof get>>[] = []
  app = await startTestApp({
    warmUp: async ({ publicUrl }) => {
      during.push(await get(`${publicUrl}/healthz`), await get(`${publicUrl}/readyz`))
    },
  })
  expect(during).toEqual([
    { status: 200, body: { status: 'ok' } },
    {
      status: 503,
      body: { status: 'starting', detail: 'Parley is warming up. Ask again in a second.' },
    },
  ])
  expect(await get(`${app.url}/readyz`)).toEqual({ status: 200, body: { status: 'ready' } })
})

test('a warm-up that fails is logged, and Parley becomes ready', async () => {
  const warnings: string[] = []
  app = await startTestApp({
    warn: message => warnings.push(message),
    warmUp: async () => {
      throw new Error('no connection is left')
    },
  })
  expect(warnings).toContain(
    'The warm-up failed: the first visitors will wait longer than later ones',
  )
  expect((await get(`${app.url}/readyz`)).status).toBe(200)
})
