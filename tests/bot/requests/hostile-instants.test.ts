import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  decodeBookingDraft,
  encodeBookingDraft,
} from '../../../bot/blocks/meetings/booking-draft.ts'
import { decodeDraft, encodeDraft } from '../../../bot/blocks/proposals/proposal-draft.ts'
import { parseShorthand } from '../../../src/shorthand/parse-shorthand.ts'
import { hostileInstants } from '../../support/hostile-instants.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
  await fixture.bookMaya(thursdayAt(10))
})
afterEach(() => fixture.close())

const numbers = [-1, 1e99, 253_402_300_799_999, 8_640_000_000_000_001, 1.5]

const order = {
  id: 'an order of ours',
  hostId: '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a01',
  email: 'maya@acme.test',
  name: 'Maya',
  title: 'Talk',
  durationMinutes: 30,
  startsAt: thursdayAt(10),
  note: '',
  isAnyway: false,
}
const { hostId: _host, startsAt: _start, isAnyway: _anyway, ...rest } = order
const draft = { ...rest, slots: [thursdayAt(10)] }

test('a button with an instant that is none is one of another version', () => {
  expect([decodeBookingDraft(encodeBookingDraft(order)), decodeDraft(encodeDraft(draft))]).toEqual([
    order,
    draft,
  ])
  for (const startsAt of numbers) {
    expect(decodeBookingDraft(JSON.stringify({ ...order, startsAt }))).toBeUndefined()
    expect(decodeDraft(JSON.stringify({ ...draft, slots: [startsAt] }))).toBeUndefined()
  }
})

const send = async (fields: Record<string, object>) => {
  const { status, text } = await fixture.team.fill('ana', fields)
  return { status, answer: JSON.parse(text || '{}') }
}

test('the form that moves a meeting refuses days beyond the calendar beside the field', async () => {
  await fixture.team.command('ana', 'move maya')
  for (const selected_date of ['9999-12-31', '0001-01-01', '2026-02-30']) {
    const fields = { day: { selected_date }, clock: { selected_time: '10:00' } }
    const { status, answer } = await send(fields)
    expect([status, answer.errors]).toEqual([200, { day: 'Name a day before the year 2200.' }])
  }
})

test('a choice that is no time moves nothing, and that is explained', async () => {
  const failed = vi.spyOn(fixture.context.log, 'error')
  for (const value of hostileInstants.filter(text => text.trim() !== '')) {
    await fixture.team.command('ana', 'move maya')
    const { status } = await send({ start: { selected_option: { value } } })
    expect([value, status]).toEqual([value, 200])
    expect(fixture.viewText()).toContain('1970')
  }
  expect(failed).not.toHaveBeenCalled()
  const [meeting] = await fixture.meetings()
  expect(meeting.starts_at.getTime()).toBe(thursdayAt(10))
})

test('the form that proposes times refuses days beyond the calendar', async () => {
  await fixture.team.command('ana', '')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:propose'))
  const { answer } = await send({
    who: { selected_option: { value: 'maya@acme.test' } },
    from: { selected_date: '9999-12-30' },
    until: { selected_date: '9999-12-31' },
  })
  expect(answer.errors).toMatchObject({
    from: 'Name a day before the year 2200.',
  })
})

test('the shorthand takes any text for a day, and knows no year beyond 2199', () => {
  const settings = {
    now: thursdayAt(10),
    timeZone: 'Europe/Berlin',
    locale: 'en',
    meetingTypes: [],
  }
  for (const text of [
    ...hostileInstants,
    'in 99999999 days',
    '31.12.9999',
    '12/31/9999',
    'in 999 weeks',
  ])
    expect(() => parseShorthand(`maya@acme.test ${text} 10am`, settings)).not.toThrow()
})
