import type { EmbeddedWords } from './en.ts'

export const pl: EmbeddedWords = {
  card: {
    upcoming: 'Nadchodzące spotkania',
    past: 'Ostatnie spotkania',
    none: 'Nie ma jeszcze spotkań.',
    schedule: 'Umów spotkanie',
    host: 'Prowadzi',
    when: 'Kiedy',
    outcome: 'Wynik',
    open: 'Otwórz w Parley',
  },
  invited: 'E-mail do: {name}.',
  notInvited: '{name} nie ma zaproszenia i nie dostanie e-maila.',
  booked: 'Spotkanie umówione',
  with: 'Z kim',
  reference: 'Numer',
  close: 'Zamknij',
  unknownUser: 'Nie masz jeszcze konta w Parley',
  addUser:
    'Poproś administratora {workspace}, aby dodał {email} w Parley w Ustawieniach, na karcie Osoby. Potem odśwież tę stronę.',
  addThisUser:
    'Poproś administratora {workspace}, aby dodał Twój adres e-mail w Parley w Ustawieniach, na karcie Osoby. Potem odśwież tę stronę.',
  expired: 'Ten formularz był otwarty zbyt długo',
  openAgain: 'Niczego nie zarezerwowano. Zamknij go i otwórz ponownie z karty.',
  away: '{crm} nie odpowiada',
  tryLater:
    'Parley nie może teraz odczytać tej karty. Spróbuj ponownie za minutę; jeśli to nie pomoże, być może administrator musi ponownie połączyć {crm} w Parley.',
}
