import { findTimes } from './choose-times.ts'
import { choice, reply, say } from './result.ts'
import type { ChatFacts, ChatResult, ChatState } from './types.ts'

/** Asks what times need to know: first the meeting, if there is a choice, then the site's questions. */
export function startBooking(state: ChatState, facts: ChatFacts): ChatResult {
  const { pageId: _pageId, ranges: _ranges, startsAt: _startsAt, ...kept } = state
  const fresh = { ...kept, isMoving: false }
  if (facts.pages.length > 1) return askPage(fresh, facts)
  return askQuestion(fresh, facts)
}

function askPage(state: ChatState, { pages }: ChatFacts): ChatResult {
  const choices = pages.map(page => choice('page', { value: page.id, label: page.title }))
  return reply({ ...state, step: 'page' }, [say('whichPage', { choices })])
}

export function choosePage(
  state: ChatState,
  facts: ChatFacts,
  pageId: string | number | undefined,
): ChatResult {
  const page = facts.pages.find(({ id }) => id === pageId)
  if (!page) return askPage(state, facts)
  return askQuestion({ ...state, pageId: page.id }, facts)
}

/** The next question of the site, or the times after the last one. Each is asked once in a conversation. */
function askQuestion(state: ChatState, facts: ChatFacts): ChatResult {
  const question = facts.questions[state.questionIndex]
  if (!question) return findTimes(state)
  const options = question.options.map(option => choice('option', { value: option, label: option }))
  const choices = [...options, choice('skip')]
  return reply({ ...state, step: 'question' }, [
    say('siteQuestion', { values: { question: question.label }, choices }),
  ])
}

/** @param answer undefined: skipped */
export function answerQuestion(
  state: ChatState,
  facts: ChatFacts,
  answer: string | undefined,
): ChatResult {
  const question = facts.questions[state.questionIndex]
  const value = answer?.trim()
  const notes = question && value ? [...state.notes, { label: question.label, value }] : state.notes
  return askQuestion({ ...state, notes, questionIndex: state.questionIndex + 1 }, facts)
}
