import { expect, test } from 'vitest'
import {
  type Edited,
  linked,
  listed,
  type Span,
  wrapped,
} from '../../src/web/islands/markdown-edits.ts'

/** `[` and `]` mark what is chosen. */
const spanOf = (shown: string): Span => {
  const start = shown.indexOf('⟦')
  const end = shown.indexOf('⟧') - 1
  return { text: shown.replace(/[⟦⟧]/g, ''), start, end }
}
const show = ({ text }: Span, edited: Edited) => {
  const whole = text.slice(0, edited.from) + edited.text + text.slice(edited.until)
  return `${whole.slice(0, edited.start)}⟦${whole.slice(edited.start, edited.end)}⟧${whole.slice(edited.end)}`
}
const after = (shown: string, edit: (span: Span) => Edited) =>
  show(spanOf(shown), edit(spanOf(shown)))

test.each([
  ['a ⟦b⟧ c', '**', 'a **⟦b⟧** c'],
  ['a **⟦b⟧** c', '**', 'a ⟦b⟧ c'],
  ['a ⟦⟧', '*', 'a *⟦⟧*'],
  ['*⟦b⟧*', '*', '⟦b⟧'],
  ['**⟦b⟧**', '*', '***⟦b⟧***'],
])('%s with %s becomes %s', (before, sign, expected) => {
  expect(after(before, span => wrapped(span, sign))).toBe(expected)
})

test('lines become a list, and a list lines', () => {
  expect(after('x\n⟦one\ntwo⟧', listed)).toBe('x\n- one\n- two⟦⟧')
  expect(after('⟦- one\n- two⟧\nx', listed)).toBe('one\ntwo⟦⟧\nx')
  expect(after('⟦⟧', listed)).toBe('- ⟦⟧')
})

test('a link asks for what is missing: its address, or its text', () => {
  expect(after('see ⟦our site⟧', span => linked(span, 'text'))).toBe('see [our site](⟦https://⟧)')
  expect(after('⟦https://a.b/c⟧', span => linked(span, 'text'))).toBe('[⟦text⟧](https://a.b/c)')
})
