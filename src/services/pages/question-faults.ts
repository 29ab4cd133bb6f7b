import type { Question, SchedulingPage } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxOptionLength,
  maxOptions,
  maxQuestionIdLength,
  maxQuestionLength,
  maxQuestions,
} from '../../model/maximums.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'

/** A list shows each option on one line. */
const optionFaults = (options: readonly string[], path: string): FieldError[] =>
  options.length > maxOptions
    ? tooMany(path, options.length, maxOptions)
    : [
        ...options.flatMap(option => tooLong(path, option, maxOptionLength)).slice(0, 1),
        ...(options.some(option => option.trim() === '' || /[\r\n]/.test(option))
          ? [fieldFault(path, 'option-lines')]
          : []),
      ]

const ofQuestion = ({ id, label, kind, options = [] }: Question, path: string): FieldError[] => [
  ...tooLong(`${path}.id`, id, maxQuestionIdLength),
  ...(label.trim() === '' ? [fieldFault(`${path}.label`, 'no-question')] : []),
  ...tooLong(`${path}.label`, label, maxQuestionLength),
  ...(kind === 'select' && options.length === 0
    ? [fieldFault(`${path}.options`, 'no-options')]
    : []),
  ...optionFaults(options, `${path}.options`),
]

/** All faults of a page's questions. */
export const questionFaults = ({ questions }: SchedulingPage): FieldError[] => {
  if (questions.length > maxQuestions) return tooMany('questions', questions.length, maxQuestions)
  const ids = questions.map(({ id }) => id)
  if (new Set(ids).size < ids.length) return [fieldFault('questions', 'same-question-id')]
  return questions.flatMap((question, index) => ofQuestion(question, `questions.${index}`))
}
