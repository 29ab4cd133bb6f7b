import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSiteSecret } from '../../../src/services/chat/site-secrets.ts'
import { verifyIdentity } from '../../../src/services/chat/verify-identity.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  // The documented code reads the real clock.
  demo = await aWorkspace(makeContext({ db: database.db, now: Date.now() }))
})
afterAll(() => database?.drop())

const page = readFileSync(join(import.meta.dirname, '../../../docs/chat.md'), 'utf8')
const sampleOf = (language: string) =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? ''

test('a website that signs as the documentation for Node.js shows is understood', async () => {
  const site = await aChatSite(demo, { identity: 'optional' })
  const { id: kid, secret } = await addSiteSecret(demo.context, {
    workspaceId: demo.workspace.id,
    siteId: site.id,
  })
  const visitor = { sub: '17', email: 'maya@example.com', name: 'Maya Łoś', email_verified: true }
  const call = `chatToken(${JSON.stringify(visitor)}, ${JSON.stringify({ key: site.key, kid, secret })})`
  const token = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `${sampleOf('js')}\nprocess.stdout.write(${call})`],
    { encoding: 'utf8' },
  )
  expect(await verifyIdentity(demo.context, { site, token })).toEqual({
    isValid: true,
    identity: {
      sub: '17',
      email: 'maya@example.com',
      isEmailVerified: true,
      name: 'Maya Łoś',
      company: undefined,
    },
  })
})

test('the documentation shows it in three languages', () => {
  for (const language of ['js', 'php', 'python']) expect(sampleOf(language)).toContain('HS256')
})
