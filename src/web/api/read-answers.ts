import type { Question } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'

type Given = Readonly<Record<string, string | boolean>>

const plain = (text: string) => text.trim().toLowerCase()

const textOf = (value: string | boolean) => {
  if (typeof value === 'string') return value
  return value ? '✓' : ''
}

/**
 * Maps answers by id or label (case-insensitive) to question ids.
 *
 * @returns `faults`: answers to unknown questions, and questions that are answered twice
 */
export function readAnswers(
  questions: readonly Question[],
  given: Given,
): { answers: Record<string, string>; faults: FieldError[] } {
  const answers = new Map<string, string>()
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(given)) {
    const question =
      questions.find(({ id }) => id === key) ??
      questions.find(({ label }) => plain(label) === plain(key))
    const path = `answers.${key}`
    if (!question) errors.push({ path, message: 'This page asks no such question' })
    else if (answers.has(question.id)) errors.push({ path, message: 'This is answered twice' })
    else answers.set(question.id, textOf(value))
  }
  return { answers: Object.fromEntries(answers), faults: errors }
}
