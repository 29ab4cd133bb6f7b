import { describe, expect, test } from 'vitest'
import { monday, someStarts, Talk, thursday } from './support.ts'

describe('F47: a person is asked', () => {
  test('a question goes to the team; after a while without an answer, times are offered', () => {
    const talk = new Talk().type('Does it work with SAP?')
    expect(talk.said).toEqual(['asked'])
    expect(talk.last.effects).toEqual([{ kind: 'ask-team', text: 'Does it work with SAP?' }])
    talk.give({ kind: 'no-answer' })
    expect(talk.said).toEqual(['stillLooking'])
    expect(talk.actions).toEqual(['book', 'wait', 'email-me'])
  })

  test('whoever books meanwhile is not interrupted', () => {
    const talk = new Talk()
      .press('person')
      .press('book')
      .finish({ outcome: 'times', starts: someStarts })
    talk.give({ kind: 'no-answer' })
    expect(talk.said).toEqual([])
  })

  test('once a rep has joined, the bot is silent, and the rep’s times can be booked', () => {
    const talk = new Talk().press('person').give({ kind: 'rep-joined' }).type('hello, thu 3pm?')
    expect(talk.said).toEqual([])
    talk.give({ kind: 'no-answer' })
    expect(talk.said).toEqual([])
    talk.give({ kind: 'rep-offers', starts: someStarts, pageId: 'demo', repName: 'Ana Ruiz' })
    expect(talk.said).toEqual(['repSuggests'])
    talk.press('pick', thursday)
    expect(talk.said).toEqual(['details'])
  })
})

describe('F47: nobody is there', () => {
  const offline = { isOnline: false, nextOpeningAt: monday }

  test('the greeting says when somebody is, and a message reaches the team with an address', () => {
    const talk = new Talk(offline)
    expect(talk.last.says[0]).toMatchObject({ code: 'greetOffline', values: { opensAt: monday } })
    talk.press('leave-message').type('Do you ship to Norway?').type('not an address')
    expect(talk.said).toEqual(['emailWrong'])
    talk.type('maya@acme.test')
    expect(talk.last.effects).toEqual([
      { kind: 'message-left', text: 'Do you ship to Norway?', email: 'maya@acme.test' },
    ])
  })

  test('booking works as ever', () => {
    const talk = new Talk(offline).press('book').finish({ outcome: 'times', starts: someStarts })
    expect(talk.said).toEqual(['times'])
  })
})

test('a closed conversation takes nothing', () => {
  const talk = new Talk().press('book').finish({ outcome: 'times', starts: someStarts })
  talk.give({ kind: 'closed' })
  expect(talk.said).toEqual(['closed'])
  talk.press('pick', thursday).type('thu 3pm')
  expect(talk.state).toMatchObject({ step: 'closed', choices: [{ action: 'start-again' }] })
})

test('a failure says so, books nothing, and can be tried again', () => {
  const talk = new Talk().press('book').finish({ outcome: 'failed' })
  expect(talk.said).toEqual(['failed'])
  talk.press('retry')
  expect(talk.state.task).toMatchObject({ kind: 'find-times' })
})
