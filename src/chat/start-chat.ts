import { choice, reply, say } from './result.ts'
import type { ChatFacts, ChatPage, ChatResult, ChatState } from './types.ts'

export const newChat = (timeZone: string): ChatState => ({
  step: 'start',
  lead: 'bot',
  timeZone,
  questionIndex: 0,
  notes: [],
  shown: [],
  details: {},
  isMoving: false,
  choices: [],
  taskCount: 0,
})

const startChoices = ({ isOnline }: ChatFacts) => [
  choice('book', { isMain: true }),
  ...(isOnline ? [choice('ask'), choice('person')] : [choice('leave-message')]),
]

/** The first sentence says whether somebody is there, and otherwise when somebody is. */
export function greet(state: ChatState, facts: ChatFacts): ChatResult {
  const { isOnline, nextOpeningAt, siteName } = facts
  const choices = startChoices(facts)
  const at = { ...state, step: 'start' as const }
  if (isOnline) return reply(at, [say('greetOnline', { values: { siteName }, choices })])
  if (nextOpeningAt === undefined)
    return reply(at, [say('greetOfflineForGood', { values: { siteName }, choices })])
  const values = { siteName, opensAt: nextOpeningAt }
  return reply(at, [say('greetOffline', { values, choices })])
}

/** The page being booked; the site's first one until the visitor has chosen. */
export const pageOf = ({ pageId }: ChatState, { pages }: ChatFacts): ChatPage | undefined =>
  pages.find(page => page.id === pageId) ?? pages[0]
