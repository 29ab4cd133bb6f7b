import { afterEach, beforeEach, expect, test } from 'vitest'
import hubspot from '../../../crm/hubspot/index.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'

let standIn: HubspotStandIn
beforeEach(async () => {
  standIn = await startHubspotStandIn()
})
afterEach(() => standIn.close())

const factsOf = (config: { clientId?: string; clientSecret?: string }) =>
  hubspot.oauth({ apiUrl: standIn.url, ...config })

test('without client id and secret there is nothing to connect', () => {
  expect(factsOf({})).toBeUndefined()
  expect(factsOf({ clientId: 'id' })).toBeUndefined()
})

test('a token’s account is named by domain and portal', async () => {
  const facts = factsOf({ clientId: 'id', clientSecret: 'secret' })
  expect(facts?.tokenUrl).toBe(`${standIn.url}/oauth/2026-09/token`)
  expect(await facts?.describeAccount('token')).toEqual({
    externalId: '4711',
    label: 'acme.example (portal 4711)',
  })
  expect(standIn.invalidRequests).toEqual([])
})

test('HubSpot out of order while connecting passes by itself', async () => {
  const facts = factsOf({ clientId: 'id', clientSecret: 'secret' })
  standIn.faults.next({ status: 503 })
  await expect(facts?.describeAccount('token')).rejects.toMatchObject({ code: 'unavailable' })
})
