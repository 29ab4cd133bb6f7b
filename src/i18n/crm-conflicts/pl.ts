import type { ConflictWords } from './en.ts'

export const pl: ConflictWords = {
  title: 'Zmienione po obu stronach',
  intro:
    'Zmieniono to tutaj i w {crm}, za każdym razem inaczej. Nic nie zostało nadpisane. Wybierz, która wersja zostaje; druga strona się do niej dostosuje.',
  changedBy: 'Zmiana w {crm}: {name}',
  here: 'Tutaj',
  keepOurs: 'Zostaw naszą wersję',
  takeTheirs: 'Weź wersję z {crm}',
  canceledHere: 'Spotkanie zostało tutaj odwołane, więc może zostać tylko nasza wersja.',
  nothing: '(puste)',
  chosen: 'Twój wybór jest właśnie zapisywany po obu stronach.',
  fields: {
    time: 'Termin',
    title: 'Tytuł',
    outcome: 'Wynik',
    description: 'Opis',
    location: 'Miejsce',
    host: 'Gospodarz',
  },
}
