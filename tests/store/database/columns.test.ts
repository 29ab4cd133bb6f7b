import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const root = resolve(import.meta.dirname, '../../..')
const sources = ['src', 'bot', 'crm'].flatMap(top =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => readFileSync(join(root, top, name), 'utf8')),
)
const names = new Set(sources.flatMap(source => source.match(/\w+/g) ?? []))

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('the product names every table and column of its schema', async () => {
  const { rows } = await database.db.raw<{ rows: { table: string; column: string }[] }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and table_name not like 'knex_%'`,
  )
  expect(rows.length).toBeGreaterThan(300)
  const unknown = rows.filter(({ table, column }) => !names.has(table) || !names.has(column))
  expect(unknown.map(({ table, column }) => `${table}.${column}`)).toEqual([])
})
