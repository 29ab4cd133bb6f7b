import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../support/raw-request.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const long = 'a'.repeat(12_000)
const paths = ['/meetings/demo', '/manage/unknown', '/p/unknown', '/signin', '/settings']

test.each([
  ['http://localhost/meetings/demo', 200],
  ['HTTP://LOCALHOST:80/meetings/demo?month=2026-11', 200],
  ['http://[::1]:3000/meetings/demo', 200],
  ['http://x:65535/meetings/demo', 200],
  ['http://x:99999999/meetings/demo', 400],
  ['http://x:65536/meetings/demo', 400],
  ['http://a b/meetings/demo', 400],
  ['http://user:secret@x/meetings/demo', 400],
  ['http:///meetings/demo', 400],
  ['http://', 400],
  ['http:meetings/demo', 400],
  ['file:///meetings/demo', 400],
  ['meetings/demo', 400],
  ['*', 400],
  ['//meetings/demo', 404],
  ['//x:99999999/meetings/demo', 404],
  ['/\\x:99999999/meetings/demo', 404],
  ['/meetings/demo#//x:99999999', 200],
  ['/meetings/demo?http://x:99999999', 200],
  ['/meetings/%ZZ', 404],
  ['/meetings/%C0', 404],
  ['/meetings/%', 404],
  ['/meetings/%00', 422],
  ['/meetings/\u00e9', 400],
  ['/meetings/%C3%A9', 404],
  ['/meetings/demo?tz=%ZZ&month=%C0', 200],
])('the request target %j is answered %i', async (target, status) => {
  const reply = await ask(app.url, { target })
  expect(reply.status).toBe(status)
})

test('a target may be long', async () => {
  expect((await ask(app.url, { target: `/meetings/${long}` })).status).toBe(404)
  expect((await ask(app.url, { target: `/meetings/demo?x=${long}` })).status).toBe(200)
  expect((await ask(app.url, { target: `/meetings/${long}${long}` })).status).toBe(431)
})

test('no target is a fault of ours, at any page', async () => {
  const spelt = (path: string) => [
    path,
    `http://x:99999999${path}`,
    `http://localhost${path}?%ZZ=%C0`,
    `/${path}`,
    `/\\${path}`,
    `${path}/%ZZ`,
    `${path}/%00`,
    `${path}?%00&a[]=1&a[b]=2&__proto__[x]=1`,
    `${path}?${long}`,
    `${path}\u00ff\u0080`,
  ]
  for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS', 'DELETE'])
    for (const target of paths.flatMap(spelt)) {
      const { status } = await ask(app.url, { target, method })
      expect(status, `${method} ${target.slice(0, 80)}`).toBeGreaterThanOrEqual(200)
      expect(status, `${method} ${target.slice(0, 80)}`).toBeLessThan(500)
    }
})

test('an absolute target reaches the page with its query, in words where it cannot be read', async () => {
  const { body } = await ask(app.url, { target: 'http://localhost/meetings/demo?lang=it' })
  expect(body).toContain('lang="it"')
  const refused = await ask(app.url, { target: 'http://x:99999999/meetings/demo' })
  expect(refused.body).toContain('This request names no page of ours.')
})
