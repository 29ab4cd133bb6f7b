import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { makeManifest } from '../../scripts/manifest.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

test("a manifest is valid against Slack's schema", () => {
  const { $schema, ...schema } = read('../fixtures/slack/manifest.schema.2.0.0.json')
  const isManifest = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  const manifest = makeManifest({ url: 'https://meet.acme.test', command: '/book' })
  expect(isManifest(manifest), JSON.stringify(isManifest.errors)).toBe(true)
})

test('the manifest in the repository is what the script writes', () => {
  const expected = makeManifest({ url: 'https://parley.example.com', command: '/meet' })
  expect(read('../../manifest.json')).toEqual(expected)
})
