import type { MaximumWords } from './en.ts'

export const pl: MaximumWords = {
  characters: 'Maksymalna liczba znaków: {max}.',
  entries: 'Maksymalna liczba pozycji: {max}.',
}
