import type { MaximumWords } from './en.ts'

export const it: MaximumWords = {
  characters: 'Usa al massimo {max} caratteri.',
  entries: 'Numero massimo di voci: {max}.',
}
