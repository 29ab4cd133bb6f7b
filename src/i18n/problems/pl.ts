import type { ProblemWords } from './en.ts'

export const pl: ProblemWords = {
  'slot-taken': { title: 'Ten termin właśnie zajęto', detail: 'Wróć i wybierz inny termin.' },
  'slot-not-offered': {
    title: 'Ten termin nie jest dostępny',
    detail: 'Wróć i wybierz inny termin.',
  },
  'page-not-found': {
    title: 'Nie ma takiej strony',
    detail: 'Sprawdź link albo poproś nadawcę o nowy.',
  },
  'page-gone': {
    title: 'Tej strony już nie ma',
    detail: 'Umówione tu spotkania pozostają w mocy. O nowy link poproś osobę, od której masz ten.',
  },
  'page-inactive': {
    title: 'Ta strona nie przyjmuje teraz rezerwacji',
    detail: 'Poproś o termin osobę, która przysłała link.',
  },
  'meeting-not-found': {
    title: 'Nie ma takiego spotkania',
    detail: 'Użyj linku z ostatniej wiadomości o spotkaniu.',
  },
  'proposal-not-found': {
    title: 'Nie ma takiej propozycji',
    detail: 'Sprawdź link albo poproś o nowe terminy.',
  },
  'proposal-closed': { title: 'Te terminy nie są już aktualne', detail: 'Poproś o nowe terminy.' },
  'not-found': { title: 'Nic tu nie ma', detail: 'Sprawdź adres.' },
  'meeting-ended': {
    title: 'To spotkanie już się odbyło',
    detail: 'Nie można go przełożyć ani odwołać.',
  },
  'meeting-canceled': { title: 'To spotkanie odwołano', detail: 'Umów nowe spotkanie.' },
  'meeting-not-started': {
    title: 'To spotkanie jeszcze się nie zaczęło',
    detail: 'Wynik można zapisać po jego rozpoczęciu.',
  },
  'already-moved': {
    title: 'To spotkanie w międzyczasie zmieniono',
    detail: 'Obejrzyj je jeszcze raz i powtórz zmianę.',
  },
  'host-busy': {
    title: 'Ta osoba jest wtedy zajęta',
    detail: 'Wybierz kogoś innego albo najpierw zmień termin spotkania.',
  },
  'invalid-input': {
    title: 'Niektórych danych nie da się użyć',
    detail: 'Wróć i sprawdź wpisane dane.',
  },
  'idempotency-key-reused': {
    title: 'Ten formularz już wysłano',
    detail: 'Wróć, odśwież stronę i spróbuj ponownie.',
  },
  'slug-taken': { title: 'Ten adres jest zajęty', detail: 'Wybierz inny.' },
  'email-taken': {
    title: 'Jest już użytkownik z tym adresem e-mail',
    detail: 'Użyj innego adresu.',
  },
  'slack-has-team': {
    title: 'Połączony jest już inny zespół Slacka',
    detail:
      'Twoja przestrzeń ma już zespół Slacka. Najpierw usuń w nim aplikację, a potem połącz ten.',
  },
  'slack-team-elsewhere': {
    title: 'Ten zespół Slacka należy do innej przestrzeni',
    detail: 'Wybierz inny zespół Slacka albo najpierw usuń z niego aplikację i połącz go ponownie.',
  },
  unauthorized: { title: 'Najpierw się zaloguj', detail: 'Poproś o nowy link do logowania.' },
  forbidden: { title: 'Brak uprawnień', detail: 'Nie możesz tego zrobić.' },
  'form-expired': {
    title: 'Formularz wygasł',
    detail: 'Wróć, odśwież stronę i wyślij formularz ponownie.',
  },
  'other-site': {
    title: 'Ten formularz wysłano z innej strony',
    detail:
      'Otwórz naszą stronę pod jej własnym adresem i tam wyślij formularz. Ten adres ustawia administrator Parley jako PUBLIC_URL.',
  },
  misdirected: {
    title: 'Ta strona nie odpowiada pod tym adresem',
    detail:
      'Otwórz ją pod jej własnym adresem. Ten adres ustawia administrator Parley jako PUBLIC_URL.',
  },
  'rate-limited': { title: 'Zbyt wiele zapytań', detail: 'Odczekaj chwilę i spróbuj ponownie.' },
  'mail-limit-reached': {
    title: 'Na dziś wysłano już zbyt wiele e-maili',
    detail:
      'Nic nie zostało zmienione. Spróbuj ponownie jutro lub skontaktuj się bezpośrednio z gospodarzem.',
  },
  'email-code-needed': {
    title: 'Adres e-mail wymaga potwierdzenia',
    detail: 'Zarezerwuj ponownie i wpisz kod, który wyślemy na Twój adres.',
  },
  'email-code-wrong': {
    title: 'Tego kodu nie można użyć',
    detail: 'Sprawdź kod lub poproś o nowy.',
  },
  'email-code-limit': {
    title: 'Nie można jeszcze wysłać nowego kodu',
    detail: 'Użyj ostatniego wysłanego kodu lub spróbuj później.',
  },
  'too-large': { title: 'Zbyt dużo naraz', detail: 'Skróć teksty i spróbuj ponownie.' },
  'database-away': {
    title: 'Nie możemy połączyć się z bazą danych',
    detail: 'Nic nie zmieniono. Spróbuj za minutę.',
  },
  unexpected: {
    title: 'Coś poszło nie tak po naszej stronie',
    detail: 'Zapisaliśmy to. Spróbuj za chwilę.',
  },
}
