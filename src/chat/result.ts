import type {
  ChatChoice,
  ChatEffect,
  ChatForm,
  ChatResult,
  ChatSay,
  ChatState,
  ChatTask,
  SayCode,
} from './types.ts'

interface SayOptions {
  values?: ChatSay['values']
  choices?: readonly ChatChoice[]
  form?: ChatForm
  canShowMonth?: boolean
}

export const say = (
  code: SayCode,
  { values = {}, choices = [], form, canShowMonth }: SayOptions = {},
): ChatSay => ({
  code,
  values,
  choices,
  ...(form ? { form } : {}),
  ...(canShowMonth ? { canShowMonth } : {}),
})

/**
 * The bot says this; the buttons and the form of the last sentence are live from now on. The result of a task that
 * still runs is not awaited any longer.
 */
export function reply(
  state: ChatState,
  says: readonly ChatSay[],
  effects: readonly ChatEffect[] = [],
): ChatResult {
  const { form: _form, task: _task, ...kept } = state
  const last = says.at(-1)
  if (!last) return { state, says, effects }
  return {
    state: { ...kept, choices: last.choices, ...(last.form ? { form: last.form } : {}) },
    says,
    effects,
  }
}

/** Nothing is said and nothing changes. */
export const silence = (state: ChatState): ChatResult => ({ state, says: [], effects: [] })

/** Waits for the service's work. While it runs, no button is live. */
export function work(
  state: ChatState,
  task: ChatTask,
  { says = [], effects = [] }: Partial<Pick<ChatResult, 'says' | 'effects'>> = {},
): ChatResult {
  const { form: _form, ...kept } = state
  const taskCount = state.taskCount + 1
  return {
    state: {
      ...kept,
      step: 'working',
      choices: [],
      taskCount,
      task: { ...task, id: taskCount },
    },
    says,
    effects,
  }
}

export const choice = (
  action: ChatChoice['action'],
  rest: Omit<ChatChoice, 'action'> = {},
): ChatChoice => ({ action, ...rest })
