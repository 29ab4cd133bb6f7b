import type { RemindersWords } from './en.ts'

export const it: RemindersWords = {
  title: 'Email di promemoria',
  hint: 'Al massimo tre. Lascia vuoto il numero per nessuno.',
  amount: 'Promemoria {number}: quanto prima dell’inizio',
  unit: 'Unità del promemoria {number}',
  units: {
    minutes: 'minuti prima',
    hours: 'ore prima',
    days: 'giorni prima',
    weeks: 'settimane prima',
  },
  workspaceHint:
    'Le nuove pagine, i link e gli incontri iniziano con questi; ciò che esiste resta com’è.',
}
