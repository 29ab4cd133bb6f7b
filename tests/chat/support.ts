import { advance } from '../../src/chat/advance.ts'
import { newChat } from '../../src/chat/start-chat.ts'
import type {
  ChatFacts,
  ChatInput,
  ChatResult,
  ChatState,
  TaskResult,
} from '../../src/chat/types.ts'

/** Monday 2026-11-09, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 9, 8)
export const hourMs = 60 * 60_000

export const facts: ChatFacts = {
  now: monday,
  locale: 'en-GB',
  isOnline: true,
  siteName: 'Acme',
  pages: [{ id: 'demo', title: 'Demo', durationMinutes: 30, hostName: 'Ana Ruiz' }],
  questions: [],
}

/** A conversation that is driven input by input. `last` is the result of the last one. */
export class Talk {
  state: ChatState = newChat('Europe/Berlin')
  last: ChatResult = { state: this.state, says: [], effects: [] }
  readonly facts: ChatFacts

  constructor(changed: Partial<ChatFacts> = {}) {
    this.facts = { ...facts, ...changed }
    this.give({ kind: 'opened' })
  }

  give(input: ChatInput): this {
    this.last = advance(this.state, input, this.facts)
    this.state = this.last.state
    return this
  }

  press(action: Extract<ChatInput, { kind: 'pressed' }>['action'], value?: string | number): this {
    return this.give({ kind: 'pressed', action, ...(value === undefined ? {} : { value }) })
  }

  type(text: string): this {
    return this.give({ kind: 'typed', text })
  }

  /** The service's result of the task that runs. */
  finish(result: TaskResult): this {
    return this.give({ kind: 'result', taskId: this.state.task?.id ?? 0, result })
  }

  /** Codes of the sentences that the last input led to. */
  get said(): string[] {
    return this.last.says.map(({ code }) => code)
  }

  get actions(): string[] {
    return this.state.choices.map(({ action }) => action)
  }
}

export const thursday = monday + 3 * 24 * hourMs
export const someStarts = [thursday, thursday + hourMs, thursday + 2 * hourMs]
export const meeting = {
  id: 'm1',
  reference: 'B-1042',
  startsAt: thursday,
  durationMinutes: 30,
  title: 'Demo',
}
