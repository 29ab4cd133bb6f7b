import type { SlackProblemWords } from './en.ts'

export const pl: SlackProblemWords = {
  'slot-taken': 'Ten termin właśnie zajęto. Wybierz inny termin.',
  'slot-not-offered': 'Ten termin nie jest dostępny. Wybierz inny termin.',
  'page-not-found': 'Nie ma takiej strony rezerwacji. Być może ją usunięto.',
  'page-gone': 'Tę stronę rezerwacji usunięto. Wybierz inną.',
  'page-inactive': 'Ta strona rezerwacji jest wyłączona. Najpierw włącz ją w ustawieniach.',
  'meeting-not-found': 'Wśród Twoich spotkań nie ma takiego. Być może prowadzi je teraz ktoś inny.',
  'proposal-not-found': 'Nie ma takiej propozycji. Zaproponuj terminy ponownie.',
  'not-found': 'To już nie istnieje.',
  'meeting-ended': 'To spotkanie już się odbyło. Zapisz jego wynik.',
  'invalid-input': 'Niektórych danych nie da się użyć. Sprawdź je i spróbuj ponownie.',
  'idempotency-key-reused': 'To już wysłano. Zacznij od nowa, wpisując polecenie.',
  forbidden: 'Może to zrobić tylko osoba prowadząca, organizator lub administrator.',
  'form-expired': 'To już nieaktualne. Otwórz to ponownie albo wpisz polecenie jeszcze raz.',
  'mail-limit-reached':
    'Na dziś wysłano już zbyt wiele e-maili. Nic nie zmieniono. Spróbuj ponownie jutro.',
  'email-code-needed':
    'Adres e-mail trzeba najpierw potwierdzić kodem. Otwórz link w przeglądarce i tam zarezerwuj.',
}
