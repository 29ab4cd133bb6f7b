import type { RemindersWords } from './en.ts'

export const pl: RemindersWords = {
  title: 'E-maile z przypomnieniem',
  hint: 'Najwyżej trzy. Puste pole: bez przypomnienia.',
  amount: 'Przypomnienie {number}: ile przed początkiem',
  unit: 'Jednostka przypomnienia {number}',
  units: { minutes: 'min przed', hours: 'godz. przed', days: 'dni przed', weeks: 'tyg. przed' },
  workspaceHint: 'Od nich zaczynają nowe strony, linki i spotkania; istniejące się nie zmieniają.',
}
