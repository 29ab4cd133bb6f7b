import type { ChangingWords } from './en.ts'

export const pl: ChangingWords = {
  reschedule: 'Przełóż',
  rescheduleTitle: 'Przełóż: {title}',
  cancel: 'Odwołaj spotkanie',
  cancelTitle: 'Odwołaj: {title}',
  now: 'Teraz',
  newTime: 'Nowy termin',
  otherTime: 'Inny dzień i godzina',
  check: 'Wybierz ten termin',
  noTime: 'Podaj dzień i godzinę.',
  reason: 'Powód',
  guestReads: '{name} przeczyta go w e-mailu.',
  optional: 'opcjonalnie',
  informed: '{name} dostanie o tym e-mail od Ciebie.',
  notInformed: '{name} nie ma zaproszenia i nie dostanie e-maila.',
  offerOthers: 'Zaproponuj inne terminy',
  offerHint:
    'W tym samym e-mailu zostaną wysłane tylko zaznaczone terminy. {name} wybierze jeden z nich.',
  noOthers: 'W ciągu dwóch tygodni nie ma innego wolnego terminu.',
  move: 'Przełóż spotkanie',
  keep: 'Zostaw bez zmian',
  otherTimes: 'Wybierz inny termin',
  moved: 'Spotkanie zostało przełożone.',
  canceled: 'Spotkanie jest odwołane.',
  taken: 'Termin {time} jest zajęty. Wybierz inny.',
  notOffered: 'Termin {time} nie jest dostępny. Wybierz inny.',
  changed: 'Ktoś w międzyczasie zmienił to spotkanie. Sprawdź nowy termin jeszcze raz.',
  inCalendar:
    'To spotkanie powstało w kalendarzu. Przełóż je lub odwołaj tam, a Parley to odnotuje.',
  over: 'To spotkanie już się odbyło albo jest odwołane. Nie można go już zmienić.',
}
