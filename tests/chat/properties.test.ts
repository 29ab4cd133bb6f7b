import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ChatInput,
  type ChatState,
  type ChatTask,
  choiceActions,
  type TaskResult,
} from '../../src/chat/types.ts'
import { meeting, someStarts, Talk, thursday } from './support.ts'

const general: TaskResult[] = [
  { outcome: 'failed' },
  { outcome: 'refused', reason: 'page-inactive' },
]
const times: TaskResult[] = [
  { outcome: 'times', starts: someStarts },
  { outcome: 'times', starts: [] },
  { outcome: 'times', starts: [], nextFreeAt: thursday },
]
const lost: TaskResult[] = [
  { outcome: 'slot-lost', alternatives: someStarts },
  { outcome: 'slot-lost', alternatives: [] },
]

/** What the service may answer to each task. */
const answers: Record<ChatTask['kind'], readonly TaskResult[]> = {
  'find-times': [...times, ...general],
  'check-details': [
    { outcome: 'details-ok' },
    { outcome: 'details-ok', suggestedEmail: 'maya@gmail.com' },
    { outcome: 'details-wrong', fields: ['email'] },
    ...general,
  ],
  hold: [{ outcome: 'held', until: thursday }, ...lost, ...general],
  'send-code': [{ outcome: 'code-sent' }, ...general],
  book: [
    { outcome: 'booked', meeting },
    { outcome: 'moved', meeting },
    { outcome: 'code-needed' },
    { outcome: 'code-wrong' },
    { outcome: 'details-wrong', fields: ['phone'] },
    ...lost,
    ...general,
  ],
  cancel: [{ outcome: 'canceled' }, ...general],
}
const results = Object.values(answers).flat()

const texts = [
  'thu 3pm',
  'Maya Lindt <maya@acme.test>',
  'maya@gmial.com',
  'Maya',
  'New York',
  '123456',
  'book it',
  '',
  'what does it cost?',
]

const input: fc.Arbitrary<ChatInput> = fc.oneof(
  fc.record({
    kind: fc.constant('pressed' as const),
    action: fc.constantFrom(...choiceActions),
    value: fc.constantFrom<string | number>('demo', thursday, 'API'),
  }),
  fc.record({ kind: fc.constant('typed' as const), text: fc.constantFrom(...texts) }),
  fc.record({
    kind: fc.constant('details' as const),
    details: fc.constantFrom({ name: 'Maya', email: 'maya@acme.test' }, { name: 'Maya' }, {}),
  }),
  fc.record({
    kind: fc.constant('result' as const),
    taskId: fc.nat({ max: 12 }),
    result: fc.constantFrom(...results),
  }),
  fc.constantFrom<ChatInput>(
    { kind: 'opened' },
    { kind: 'rep-joined' },
    { kind: 'rep-left' },
    { kind: 'no-answer' },
    { kind: 'zone-chosen', timeZone: 'Asia/Tokyo' },
    { kind: 'rep-offers', starts: someStarts, pageId: 'demo', repName: 'Ana' },
    { kind: 'closed' },
  ),
)

/** Half of the time the visitor presses a live button and the service answers, so that long ways are walked. */
const step = fc.record({
  wild: input,
  isWild: fc.boolean(),
  answer: fc.nat({ max: 99 }),
  at: fc.nat({ max: 9 }),
})

function answerTo({ kind }: ChatTask, answer: number): TaskResult {
  const possible = answers[kind]
  return possible[answer % possible.length] ?? { outcome: 'failed' }
}

function walk(
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  each: (before: ChatState, given: ChatInput, talk: Talk) => void,
) {
  const talk = new Talk({
    questions: [{ id: 'q', label: 'What about?', options: ['API'] }],
  })
  for (const { wild, isWild, answer, at } of steps) {
    const before = talk.state
    const live = before.choices[at % Math.max(1, before.choices.length)]
    const tame: ChatInput = before.task
      ? { kind: 'result', taskId: before.task.id, result: answerTo(before.task, answer) }
      : live
        ? {
            kind: 'pressed',
            action: live.action,
            ...(live.value === undefined ? {} : { value: live.value }),
          }
        : wild
    const given = isWild ? wild : tame
    each(before, given, talk.give(given))
  }
}

const walks = fc.array(step, { maxLength: 60 })

test('F47: whatever comes, there is a way forward', () => {
  fc.assert(
    fc.property(walks, steps =>
      walk(steps, (_before, _given, { state }) => {
        const isFree = state.lead === 'human' || state.step === 'start'
        const hasWay = state.choices.length > 0 || state.form !== undefined || isFree
        expect(state.step === 'working' ? state.task !== undefined : hasWay).toBe(true)
        if (state.step !== 'working') expect(state.task).toBeUndefined()
      }),
    ),
    { numRuns: 300 },
  )
})

test('F47: only a press of the live button, or a typed code, books or cancels', () => {
  fc.assert(
    fc.property(walks, steps =>
      walk(steps, (before, given, { state }) => {
        const { task } = state
        if (!task || task.id === before.task?.id) return
        const pressed = given.kind === 'pressed' ? given.action : undefined
        if (task.kind === 'cancel') expect(['confirm-cancel', 'retry']).toContain(pressed)
        if (task.kind !== 'book') return
        if (given.kind === 'typed') expect(before.form?.kind).toBe('code')
        else expect(['confirm', 'retry']).toContain(pressed)
        if (pressed) expect(before.choices.map(({ action }) => action)).toContain(pressed)
      }),
    ),
    { numRuns: 300 },
  )
})

test('F47: a detail that was typed is never lost', () => {
  fc.assert(
    fc.property(walks, steps =>
      walk(steps, ({ details, notes, meeting: booked }, given, { state }) => {
        if (details.email) expect(state.details.email).toBeTruthy()
        if (details.name) expect(state.details.name).toBeTruthy()
        expect(state.notes.length).toBeGreaterThanOrEqual(notes.length)
        const isCanceled = given.kind === 'result' && given.result.outcome === 'canceled'
        if (booked && !isCanceled) expect(state.meeting).toBeDefined()
      }),
    ),
    { numRuns: 300 },
  )
})

test('F47: the same result twice, or a late one, changes nothing', () => {
  fc.assert(
    fc.property(walks, fc.constantFrom(...results), (steps, result) =>
      walk(steps, (before, given, talk) => {
        if (given.kind !== 'result') return
        const after = talk.state
        if (before.task?.id !== given.taskId) expect(after).toEqual(before)
        talk.give({ kind: 'result', taskId: given.taskId, result })
        expect(talk.state).toEqual(after)
      }),
    ),
    { numRuns: 200 },
  )
})
