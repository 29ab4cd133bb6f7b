import type { PlacesWords } from './en.ts'

export const pl: PlacesWords = {
  services: { google: 'Google Meet', microsoft: 'Microsoft Teams' },
  byCalendar: '{service}, link zostanie dodany automatycznie',
  noCalendar: 'Rozmowa wideo, ale żaden kalendarz nie tworzy linku',
  room: 'Własny pokój wideo gospodarza',
  noRoom: 'Własny pokój wideo gospodarza, ale go brak',
  link: 'Rozmowa wideo pod stałym linkiem',
  noCallFault:
    'Spotkania z tej strony ({hosts}) nie dostają linku do rozmowy: żaden podłączony kalendarz go nie tworzy. Wybierz inne miejsce albo podłącz Google lub Microsoft.',
  noRoomFault:
    'Spotkania z tej strony ({hosts}) nie dostają linku do rozmowy: brakuje linku do pokoju wideo.',
  hostComing: 'Rozmowa wideo. Link przyjdzie z kalendarza.',
  hostMissing: 'Rozmowa wideo bez linku. Edytuj spotkanie, aby go dodać.',
  hostNoNumber: 'Telefon bez numeru. Edytuj spotkanie, aby go dodać.',
  calls: {
    host: {
      invitee: '{host} dzwoni do Ciebie pod numer {number}',
      host: 'Zadzwoń pod numer {number} ({guest})',
      other: '{host} dzwoni pod numer {number} ({guest})',
    },
    invitee: {
      invitee: 'Zadzwoń pod numer {number} ({host})',
      host: '{guest} dzwoni do Ciebie pod numer {number}',
      other: '{guest} dzwoni pod numer {number} ({host})',
    },
  },
  texts: {
    link: 'Link do rozmowy wideo',
    phone: 'Numer telefonu',
    address: 'Adres',
    custom: 'Miejsce spotkania',
  },
  missing: {
    link: 'Wklej link do rozmowy wideo',
    address: 'Podaj adres',
    custom: 'Podaj miejsce spotkania',
  },
  roomTitle: 'Pokój wideo',
  roomText:
    'Link do Twojego pokoju w Zoomie, Whereby, Jitsi lub gdzie indziej. Spotkania ze stron mogą się tam odbywać, a rozmowy wideo trafiają tam, gdy żaden kalendarz nie tworzy linku.',
  roomLabel: 'Link do pokoju',
  roomFault: 'Podaj link zaczynający się od https://, bez nazwy i hasła w środku',
}
