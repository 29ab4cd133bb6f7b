import { describe, expect, test } from 'vitest'
import { hourMs, meeting, someStarts, Talk, thursday } from './support.ts'

const maya = { name: 'Maya Lindt', email: 'maya@acme.test' }

const offered = (talk = new Talk()) =>
  talk.press('book').finish({ outcome: 'times', starts: someStarts })

const confirmable = () =>
  offered()
    .press('pick', thursday)
    .give({ kind: 'details', details: maya })
    .finish({ outcome: 'details-ok' })
    .finish({ outcome: 'held', until: thursday })

describe('F47: booking by buttons', () => {
  test('takes six presses from the first one to the confirmation', () => {
    const talk = confirmable()
    expect(talk.said).toEqual(['confirm'])
    expect(talk.last.says[0]?.values).toMatchObject({
      startsAt: thursday,
      minutes: 30,
      email: maya.email,
    })
    talk.press('confirm')
    expect(talk.state.task).toMatchObject({ kind: 'book' })
    talk.finish({ outcome: 'booked', meeting })
    expect(talk.said).toEqual(['booked'])
    expect(talk.actions).toEqual(['reschedule', 'cancel', 'ask'])
  })

  test('a site with several pages and questions asks for them once, and each question may be skipped', () => {
    const talk = new Talk({
      pages: [
        { id: 'demo', title: 'Demo', durationMinutes: 30, hostName: 'Ana Ruiz' },
        { id: 'help', title: 'Help', durationMinutes: 15, hostName: 'Ben' },
      ],
      questions: [
        { id: 'q1', label: 'What would you like to cover?', options: ['API', 'Prices'] },
        { id: 'q2', label: 'How many seats?', options: [] },
      ],
    })
    talk.press('book')
    expect(talk.said).toEqual(['whichPage'])
    talk.press('page', 'help').press('option', 'API').press('skip')
    expect(talk.state).toMatchObject({
      pageId: 'help',
      notes: [{ label: 'What would you like to cover?', value: 'API' }],
      task: { kind: 'find-times' },
    })
    talk.finish({ outcome: 'times', starts: someStarts }).press('pick', thursday).press('change')
    talk.press('none').type('friday').finish({ outcome: 'times', starts: someStarts })
    expect(talk.said).toEqual(['times'])
  })

  test('a time that is taken meanwhile keeps what was typed and offers others', () => {
    const talk = confirmable().press('confirm')
    talk.finish({ outcome: 'slot-lost', alternatives: [thursday + hourMs] })
    expect(talk.said).toEqual(['slotLost'])
    expect(talk.state.details).toEqual(maya)
    talk.press('pick', thursday + hourMs).finish({ outcome: 'details-ok' })
    expect(talk.state.task).toMatchObject({ kind: 'hold' })
  })

  test('a mistyped address is asked about, and both answers go on', () => {
    for (const [action, email] of [
      ['use-email', 'maya@gmail.com'],
      ['keep-email', 'maya@gmial.com'],
    ] as const) {
      const talk = offered()
        .press('pick', thursday)
        .give({ kind: 'details', details: { name: 'Maya', email: 'maya@gmial.com' } })
        .finish({ outcome: 'details-ok', suggestedEmail: 'maya@gmail.com' })
      expect(talk.said).toEqual(['emailTypo'])
      talk.press(action)
      expect(talk.state).toMatchObject({ details: { email }, task: { kind: 'hold' } })
    }
  })

  test('if the page asks for a code, it is sent, typed and checked', () => {
    const talk = confirmable().press('confirm').finish({ outcome: 'code-needed' })
    expect(talk.state.task).toMatchObject({ kind: 'send-code' })
    talk.finish({ outcome: 'code-sent' }).type('it is 123 456')
    expect(talk.state.task).toMatchObject({ kind: 'book', code: '123456' })
    talk.finish({ outcome: 'code-wrong' })
    expect(talk.said).toEqual(['codeWrong'])
  })
})

describe('F47: the same by words', () => {
  test.each([
    ['en-GB', 'thu 3pm'],
    ['en-GB', 'would thursday afternoon work for you?'],
    ['pl', 'czwartek po 15'],
    ['it', 'giovedì pomeriggio'],
  ])('%s: “%s” looks for these times', (locale, text) => {
    const talk = new Talk({ locale }).type(text)
    const { task } = talk.state
    expect(task?.kind).toBe('find-times')
    const start = task?.kind === 'find-times' ? (task.ranges?.[0]?.start ?? 0) : 0
    expect(new Date(start).toISOString().slice(0, 10)).toBe('2026-11-12')
  })

  test('name and address in one line are the details', () => {
    const talk = offered().press('pick', thursday).type('Maya Lindt <Maya@Acme.test>')
    expect(talk.state).toMatchObject({ details: { ...maya }, task: { kind: 'check-details' } })
  })

  test('no words book: “book it” is answered with the button', () => {
    const talk = confirmable()
    for (const text of ['book it', 'yes', 'confirm', 'ok do it']) {
      talk.type(text)
      expect(talk.state.task).toBeUndefined()
      expect(talk.actions).toContain('confirm')
    }
  })

  test('a name of a city changes the zone, and the times stay', () => {
    const talk = offered().press('zone').type('New York')
    expect(talk.state.timeZone).toBe('America/New_York')
    expect(talk.said).toEqual(['times'])
    expect(talk.state.shown).toEqual(someStarts)
    talk.press('zone').type('Atlantis')
    expect(talk.said).toEqual(['zoneUnknown'])
  })
})

describe('F47: after booking', () => {
  const done = () => confirmable().press('confirm').finish({ outcome: 'booked', meeting })

  test('moving keeps the meeting until the new time is confirmed', () => {
    const talk = done().press('reschedule').finish({ outcome: 'times', starts: someStarts })
    expect(talk.said).toEqual(['moveTimes'])
    talk.press('pick', thursday + hourMs).finish({ outcome: 'held', until: thursday })
    expect(talk.said).toEqual(['confirmMove'])
    expect(talk.state.meeting).toEqual(meeting)
    talk.press('keep-meeting')
    expect(talk.said).toEqual(['stillBooked'])
    expect(talk.last.effects).toContainEqual({ kind: 'release-hold' })
  })

  test('canceling asks first', () => {
    const talk = done().press('cancel')
    expect(talk.said).toEqual(['confirmCancel'])
    talk.press('confirm-cancel').finish({ outcome: 'canceled' })
    expect(talk.said).toEqual(['canceled'])
    expect(talk.state.meeting).toBeUndefined()
  })

  test('a button of an earlier sentence does nothing', () => {
    const talk = done()
    talk.press('confirm')
    expect(talk.said).toEqual(['stale'])
    expect(talk.state.task).toBeUndefined()
  })
})
