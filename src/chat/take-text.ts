import { askTeam, messageTaken, takeMessage } from './ask-team.ts'
import { answerQuestion } from './choose-page.ts'
import { findTimes } from './choose-times.ts'
import { takeDetails } from './give-details.ts'
import { readTyped, type Typed } from './read-typed.ts'
import { choice, reply, say, silence, work } from './result.ts'
import { setZone } from './set-zone.ts'
import type { ChatFacts, ChatResult, ChatState, ChatStep } from './types.ts'

interface Text {
  text: string
  typed: Typed
}

type TakeText = (state: ChatState, facts: ChatFacts, text: Text) => ChatResult

/** The buttons stay; the sentence says that one of them is needed. */
const remind = (state: ChatState): ChatResult =>
  reply(state, [
    say('notUnderstood', { choices: state.choices, ...(state.form ? { form: state.form } : {}) }),
  ])

const withEmail = (state: ChatState, typed: Typed): ChatState =>
  typed.kind === 'email' ? { ...state, details: { ...state.details, ...detailsOf(typed) } } : state

const detailsOf = ({ email, name }: Extract<Typed, { kind: 'email' }>) => ({
  email,
  ...(name ? { name } : {}),
})

/** Times that were typed are searched; anything else goes to the team. */
const timesOrTeam: TakeText = (state, facts, { text, typed }) =>
  typed.kind === 'times'
    ? findTimes(state, { when: typed.when })
    : askTeam(withEmail(state, typed), facts, text)

const timesOrReminder: TakeText = (state, _facts, { typed }) =>
  typed.kind === 'times' ? findTimes(state, { when: typed.when }) : remind(withEmail(state, typed))

const looksLikeName = (text: string) => /^\p{L}[\p{L}\p{M}' .-]{0,80}$/u.test(text.trim())

const details: TakeText = (state, _facts, { text, typed }) => {
  if (typed.kind === 'email') return takeDetails(state, detailsOf(typed))
  if (typed.kind === 'times') return findTimes(state, { when: typed.when })
  return looksLikeName(text) ? takeDetails(state, { name: text.trim() }) : remind(state)
}

const wish: TakeText = (state, facts, { text, typed }) => {
  if (typed.kind === 'times') return findTimes(state, { when: typed.when })
  return askTeam(withEmail(state, typed), facts, text)
}

const times: TakeText = (state, facts, { typed }) => {
  if (typed.kind === 'times') return findTimes(state, { when: typed.when })
  const choices = [choice('more'), choice(facts.isOnline ? 'person' : 'leave-message')]
  return reply(withEmail({ ...state, step: 'wish' }, typed), [say('wishUnclear', { choices })])
}

const zone: TakeText = (state, facts, { text, typed }) => {
  if (typed.kind === 'zone') return setZone(state, facts, typed.timeZone)
  if (typed.kind === 'times') return findTimes(state, { when: typed.when })
  return reply(state, [say('zoneUnknown', { values: { typed: text }, form: { kind: 'zone' } })])
}

const code: TakeText = (state, _facts, { text }) => {
  const [digits] = /\d{6}/.exec(text.replace(/[\s-]/g, '')) ?? []
  return digits ? work(state, { kind: 'book', code: digits }) : remind(state)
}

const messageEmail: TakeText = (state, facts, { text, typed }) => {
  if (typed.kind === 'email') return messageTaken(withEmail(state, typed), facts, typed.email)
  return reply(state, [
    say('emailWrong', { values: { typed: text }, form: { kind: 'email' }, choices: state.choices }),
  ])
}

/** Whoever asked for a person goes on talking to them; times that they name are looked up meanwhile. */
const waiting: TakeText = (state, facts, { text, typed }) =>
  typed.kind === 'times'
    ? findTimes(state, { when: typed.when })
    : askTeam(withEmail(state, typed), facts, text)

/** A time named after booking is looked up for a move; the meeting stays until that is confirmed. */
const afterBooking: TakeText = (state, facts, { text, typed }) =>
  typed.kind === 'times' && state.meeting
    ? findTimes({ ...state, isMoving: true }, { when: typed.when })
    : askTeam(state, facts, text)

const takers: Partial<Record<ChatStep, TakeText>> = {
  start: timesOrTeam,
  page: timesOrReminder,
  question: (state, facts, { text }) => answerQuestion(state, facts, text),
  times,
  zone,
  wish,
  details,
  typo: details,
  confirm: timesOrReminder,
  code,
  booked: afterBooking,
  canceling: remind,
  waiting,
  message: (state, facts, { text }) => takeMessage(state, facts, text),
  'message-email': messageEmail,
  failed: timesOrTeam,
}

/** What the visitor typed. While a human leads, or work is done, the bot says nothing. */
export function takeText(state: ChatState, facts: ChatFacts, text: string): ChatResult {
  const take = takers[state.step]
  if (state.lead === 'human' || !take) return silence(state)
  return take(state, facts, { text, typed: readTyped(text, state, facts) })
}
