import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  presentActionId,
  presentFieldId,
  presentFormId,
  withPresentKeys,
} from '../../../bot/blocks/former-ids.ts'
import { readCarried } from '../../../bot/blocks/read-carried.ts'
import { actionListenerOf } from '../../../bot/listeners/actions/index.ts'
import { onUnknown } from '../../../bot/listeners/actions/unknown.ts'
import { viewListeners } from '../../../bot/listeners/views/index.ts'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeAll(async () => {
  fixture = await openBotFixture()
})
afterAll(() => fixture.close())

const formerActionIds = [
  ['order:confirm', 'booking:confirm'],
  ['order:confirm:1762336800000', 'booking:confirm:1762336800000'],
  ['order:confirm:anyway', 'booking:confirm:anyway'],
  ['order:change', 'booking:change'],
  ['order:contact:99', 'booking:contact:99'],
  ['offer:times', 'propose:others'],
] as const

test.each(formerActionIds)('a button %s is answered as %s', (former, present) => {
  expect(presentActionId(former)).toBe(present)
  expect(actionListenerOf(present)).not.toBe(onUnknown)
})

test.each(['booking:confirm', 'offer:times:1', 'reorder:1', 'toString', ''])(
  'the id %j stays as it is',
  id => {
    expect([presentActionId(id), presentFieldId(id), presentFormId(id)]).toEqual([id, id, id])
  },
)

test('former forms, fields and carried keys get their present names', () => {
  expect(viewListeners).toHaveProperty(presentFormId('offer-times'))
  expect(presentFieldId('offer')).toBe('times')
  expect(withPresentKeys({ orderId: 'a', pageId: 'b' })).toEqual({ draftId: 'a', pageId: 'b' })
  const shape = z.object({ draftId: z.string() })
  expect(readCarried(shape, '{"orderId":"a"}')).toEqual({ draftId: 'a' })
  for (const data of ['orderId', ['orderId'], null, 7]) expect(withPresentKeys(data)).toBe(data)
})

test('a preview that was posted before an upgrade still books', async () => {
  await fixture.team.command('ana', 'b maya@acme.test thu 15:00')
  const confirm = findButton(fixture.team.lastAnswer(), 'booking:confirm')
  await fixture.team.press('ana', { ...confirm, action_id: 'order:confirm' })
  expect(await fixture.meetings()).toHaveLength(1)
})
