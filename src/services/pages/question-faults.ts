import type { Question, SchedulingPage } from '../../model/entities.ts'
import {
  maxOptionLength,
  maxOptions,
  maxQuestionIdLength,
  maxQuestionLength,
  maxQuestions,
} from '../../model/maximums.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import type { FieldError } from '../problems.ts'

/** A list shows each option on one line. */
const optionFaults = (options: readonly string[], path: string): FieldError[] =>
  options.length > maxOptions
    ? tooMany(path, options.length, maxOptions)
    : [
        ...options.flatMap(option => tooLong(path, option, maxOptionLength)).slice(0, 1),
        ...(options.some(option => option.trim() === '' || /[\r\n]/.test(option))
          ? [{ path, message: 'Give each option on one line of its own' }]
          : []),
      ]

const ofQuestion = ({ id, label, kind, options = [] }: Question, path: string): FieldError[] => [
  ...tooLong(`${path}.id`, id, maxQuestionIdLength),
  ...(label.trim() === '' ? [{ path: `${path}.label`, message: 'Write the question' }] : []),
  ...tooLong(`${path}.label`, label, maxQuestionLength),
  ...(kind === 'select' && options.length === 0
    ? [{ path: `${path}.options`, message: 'A choice needs options' }]
    : []),
  ...optionFaults(options, `${path}.options`),
]

/** All faults of a page's questions. */
export const questionFaults = ({ questions }: SchedulingPage): FieldError[] => {
  if (questions.length > maxQuestions) return tooMany('questions', questions.length, maxQuestions)
  const ids = questions.map(({ id }) => id)
  if (new Set(ids).size < ids.length)
    return [{ path: 'questions', message: 'Each question needs an id of its own' }]
  return questions.flatMap((question, index) => ofQuestion(question, `questions.${index}`))
}
