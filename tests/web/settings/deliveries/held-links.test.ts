import { expect, test } from 'vitest'
import { ownReason } from '../../../../src/providers/own-reasons.ts'
import { unlinkedOf } from '../../../../src/web/settings/deliveries/held-links.ts'

const { reason, reasonCode } = ownReason('scopeMissing', {
  provider: 'HubSpot',
  scopes: 'crm.objects.deals.write',
})
const records = [{ type: 'deals', id: '7' }]
const polish = 'HubSpot wymaga uprawnienia crm.objects.deals.write: przyznaj je i spróbuj ponownie.'

test.each([
  ['in the language of the reader', [reasonCode], polish],
  ['once, if it applies to several records', [reasonCode, reasonCode], polish],
  ['as an earlier version stored it', undefined, reason],
  ['as it is stored, if its code is unknown', ['ofALaterVersion'], reason],
])('the reason for an unlinked record is shown %s', (_how, reasonCodes, expected) => {
  const refs = { unplaced: { records, reason, reasonCodes } }
  expect(unlinkedOf(refs, 'pl')).toEqual({ records: ['deals 7'], reason: expected })
})

test('without an unlinked record there is no reason', () => {
  for (const refs of [undefined, {}, { unplaced: { records } }])
    expect(unlinkedOf(refs, 'pl')).toBeUndefined()
})
