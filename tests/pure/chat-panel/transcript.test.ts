import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShownEvent } from '../../../src/web/islands/chat/shown-event.ts'
import {
  addEvents,
  addSnapshot,
  emptyTranscript,
  linesOf,
  liveSeq,
} from '../../../src/web/islands/chat/transcript.ts'

const at = '2026-11-02T08:00:00Z'
const event = (seq: number, more: Partial<ShownEvent> = {}): ShownEvent => ({
  seq,
  at,
  kind: 'message',
  text: `message ${seq}`,
  ...more,
})
const snapshot = (id: string, events: readonly ShownEvent[], lastSeq: number) => ({
  conversation: { id, status: 'open' as const, lead: 'bot' as const, timeZone: 'Europe/Berlin' },
  events,
  lastSeq,
  isOnline: true,
  pageUrl: '',
  seenSeq: 0,
})

test('events shown in any order and any number of times appear once and in order', () => {
  const log = [1, 2, 4, 5, 9].map(seq => event(seq))
  fc.assert(
    fc.property(fc.shuffledSubarray([...log, ...log], { minLength: 1 }), replayed => {
      const mixed = addEvents(addEvents(emptyTranscript, replayed), log)
      expect(mixed.events).toEqual(log)
      expect(mixed.lastSeq).toBe(9)
    }),
  )
})

test('a snapshot reads the log up to its end, also past events that only the team sees', () => {
  const shown = addSnapshot(emptyTranscript, snapshot('a', [event(1)], 3))
  expect(shown.lastSeq).toBe(3)
})

test('another conversation, whose events are counted from 1 again, replaces the earlier one', () => {
  const before = addSnapshot(emptyTranscript, snapshot('a', [event(1), event(7)], 7))
  const after = addSnapshot(before, snapshot('b', [event(1, { text: 'new' })], 1))
  expect(after.events.map(({ text }) => text)).toEqual(['new'])
  expect(after.lastSeq).toBe(1)
})

test('edits and deletions change the message that they name, and are no lines themselves', () => {
  const transcript = addEvents(emptyTranscript, [
    event(1),
    event(2),
    event(3, { kind: 'edited', of: 1, text: 'better' }),
    event(4, { kind: 'deleted', of: 2 }),
    event(5, { kind: 'edited', of: 77, text: 'of nothing' }),
  ])
  expect(linesOf(transcript)).toEqual([
    event(1, { text: 'better', isEdited: true } as Partial<ShownEvent>),
    event(2, { text: '', isDeleted: true } as Partial<ShownEvent>),
  ])
})

test('only the last choices are live', () => {
  const choices = [{ action: 'book', label: 'Book' }]
  const lines = linesOf(
    addEvents(emptyTranscript, [event(1, { choices }), event(2, { choices }), event(3)]),
  )
  expect(liveSeq(lines)).toBe(2)
})
