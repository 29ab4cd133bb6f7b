import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'

const faultsOf = (variables: Record<string, string>) => {
  try {
    readConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

test('nothing set is a working configuration', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    dataDir: './data',
  })
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
  })
})

test('every fault is named at once', () => {
  const faults = faultsOf({ PORT: 'x', ADMIN_EMAIL: 'ana', DATABASE_URL: 'mysql://x' })
  expect(faults.map(fault => fault.split(/[: ]/)[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'ADMIN_EMAIL',
    'SECRET_KEY',
  ])
})

test('variables that belong together are asked for together', () => {
  expect(faultsOf({ DATABASE_URL: 'postgres://x/y' })[0]).toMatch(/SECRET_KEY/)
  expect(faultsOf({ HUBSPOT_CLIENT_ID: 'x' })[0]).toMatch(/HUBSPOT_CLIENT_SECRET/)
  expect(faultsOf({ NODE_ENV: 'production' })[0]).toMatch(/PUBLIC_URL/)
})

test('a trailing slash of PUBLIC_URL is dropped', () => {
  expect(readConfig({ PUBLIC_URL: 'https://meet.example.com/' }).publicUrl).toBe(
    'https://meet.example.com',
  )
})

test('a short token is for trying out, never for production; a short key is refused everywhere', () => {
  const short = { ADMIN_TOKEN: 'short', SECRET_KEY: 'short' }
  expect(readConfig({ ADMIN_TOKEN: 'short' }).adminToken).toBe('short')
  expect(faultsOf(short)).toEqual([expect.stringMatching(/^SECRET_KEY: .*16 characters/)])
  const faults = faultsOf({
    ...short,
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://meet.example.com',
  })
  expect(faults).toHaveLength(2)
  expect(faults.join()).toMatch(/SECRET_KEY.*ADMIN_TOKEN/)
})
