import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatSite } from '../../../src/model/chat.ts'
import { updateSite } from '../../../src/services/chat/sites.ts'
import { setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let site: ChatSite
/** Monday 2026-11-02, 10:00 in Berlin. */
const now = Date.UTC(2026, 10, 2, 9)

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  site = await aChatSite(app, {
    name: 'Acme </script><b>',
    origins: ['https://www.acme.test', 'https://*.shop.test'],
    greetings: { pl: 'Cześć!' },
    consent: 'ask',
    consentText: 'We keep chats for <a year>.',
  })
})
afterAll(() => app?.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, app.url), { headers, redirect: 'manual' })
const configOf = async (key: string) => get(`/chat/v1/config?key=${encodeURIComponent(key)}`)
const frameOf = async (key: string) =>
  get(`/chat/v1/frame?key=${encodeURIComponent(key)}`, { accept: 'text/html' })

test('the config is public, shared for a minute, and the same for every website', async () => {
  const reply = await configOf(site.key)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  expect(reply.headers.get('cache-control')).toBe('public, max-age=60')
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect(await reply.json()).toEqual({
    name: 'Acme </script><b>',
    color: '#1d4ed8',
    position: 'right',
    greeting: {
      en: 'Hi! I can book you a meeting or pass on a question.',
      pl: 'Cześć!',
      it: 'Salve! Posso fissarle un incontro o inoltrare una domanda.',
    },
    launcher: { en: 'Chat', pl: 'Czat', it: 'Chat' },
    isOnline: false,
    consent: 'ask',
    identity: 'off',
    pageUrl: `${app.context.publicUrl}/meetings/demo`,
    origin: app.context.publicUrl,
  })
})

test('the config says when somebody takes chats', async () => {
  const person = { workspaceId: app.workspace.id, userId: app.ana.id }
  await setTakingChats(app.context, { ...person, isTaking: true })
  expect(await (await configOf(site.key)).json()).toMatchObject({ isOnline: true })
  await setTakingChats(app.context, { ...person, isTaking: false })
})

const directiveOf = (reply: Response, name: string) =>
  reply.headers
    .get('content-security-policy')
    ?.split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(name))

test('only the websites of the site may frame the panel, which knows the same list', async () => {
  const reply = await frameOf(site.key)
  expect(reply.status).toBe(200)
  expect(directiveOf(reply, 'frame-ancestors')).toBe(
    'frame-ancestors https://www.acme.test https://*.shop.test',
  )
  expect(reply.headers.get('x-frame-options')).toBeNull()
  expect(directiveOf(reply, 'script-src ')).toBe("script-src 'self'")
  expect(reply.headers.get('cache-control')).toContain('no-store')
  expect(reply.headers.get('set-cookie')).toBeNull()
  const html = await reply.text()
  expect(html).toContain('<div id="chat"></div>')
  const [, json = ''] = /<script id="chat-site"[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  expect(JSON.parse(json)).toMatchObject({
    key: site.key,
    name: 'Acme </script><b>',
    origins: ['https://www.acme.test', 'https://*.shop.test'],
    color: '#1d4ed8',
    consent: 'ask',
    consentText: { en: 'We keep chats for <a year>.', it: 'We keep chats for <a year>.' },
    greeting: { pl: 'Cześć!' },
    pageUrl: `${app.context.publicUrl}/meetings/demo`,
    copy: { en: { title: 'Chat' }, pl: { title: 'Czat' }, it: { title: 'Chat' } },
  })
  expect(html).not.toContain('</script><b>')
})

test('a site without websites is framed by nobody', async () => {
  const closed = await aChatSite(app, { origins: [] })
  const reply = await frameOf(closed.key)
  expect(directiveOf(reply, 'frame-ancestors')).toBe("frame-ancestors 'none'")
  expect(reply.headers.get('x-frame-options')).toBe('DENY')
})

test.each(['config', 'frame'])(
  '%s knows no site by a wrong key, or one that is off',
  async name => {
    const off = await aChatSite(app, { isActive: false })
    for (const query of [
      '',
      '?key=',
      '?key=pk_unknown',
      '?key[]=a',
      '?key=pk_%00',
      `?key=${off.key}`,
    ]) {
      const reply = await get(`/chat/v1/${name}${query}`)
      expect(reply.status, query).toBe(404)
      expect(directiveOf(reply, 'frame-ancestors')).toBe("frame-ancestors 'none'")
    }
  },
)

test('a website can read that its key is unknown', async () => {
  const reply = await configOf('pk_unknown')
  expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  expect(reply.headers.get('cache-control') ?? '').not.toContain('max-age')
})

test('a change of the site reaches its frame at once', async () => {
  const changing = await aChatSite(app)
  const { id: siteId, workspaceId } = changing
  const content = { ...changing, origins: ['https://new.test'] }
  await updateSite(app.context, { workspaceId, siteId, content })
  expect(directiveOf(await frameOf(changing.key), 'frame-ancestors')).toBe(
    'frame-ancestors https://new.test',
  )
})
