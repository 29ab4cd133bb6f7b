import type { HealthWords } from './en.ts'

export const pl: HealthWords = {
  providers: {
    hubspot: 'HubSpot',
    pipedrive: 'Pipedrive',
    builtin: 'Kontakty',
    google: 'Kalendarz Google',
    microsoft: 'Microsoft 365',
    caldav: 'Kalendarz CalDAV',
    slack: 'Slack',
  },
  owned: '{provider} ({owner})',
  down: {
    unauthorized: '{provider}: nasz token został odrzucony o {time}.',
    unavailable: '{provider}: brak odpowiedzi od {time}.',
    'rate-limited': '{provider}: nasze żądania są ograniczane od {time}.',
  },
  waiting: {
    none: 'Rezerwacje działają dalej i na razie nic nie czeka.',
    you: {
      one: 'Rezerwacje działają dalej; {count} wpis czeka w kolejce i zostanie zapisany, gdy połączysz konto ponownie.',
      few: 'Rezerwacje działają dalej; {count} wpisy czekają w kolejce i zostaną zapisane, gdy połączysz konto ponownie.',
      many: 'Rezerwacje działają dalej; {count} wpisów czeka w kolejce i zostanie zapisanych, gdy połączysz konto ponownie.',
      other:
        'Rezerwacje działają dalej; {count} wpisu czeka w kolejce i zostanie zapisane, gdy połączysz konto ponownie.',
    },
    other: {
      one: 'Rezerwacje działają dalej; {count} wpis czeka w kolejce i zostanie zapisany po ponownym połączeniu konta.',
      few: 'Rezerwacje działają dalej; {count} wpisy czekają w kolejce i zostaną zapisane po ponownym połączeniu konta.',
      many: 'Rezerwacje działają dalej; {count} wpisów czeka w kolejce i zostanie zapisanych po ponownym połączeniu konta.',
      other:
        'Rezerwacje działają dalej; {count} wpisu czeka w kolejce i zostanie zapisane po ponownym połączeniu konta.',
    },
    itself: {
      one: 'Rezerwacje działają dalej; {count} wpis czeka w kolejce i zostanie zapisany samoczynnie.',
      few: 'Rezerwacje działają dalej; {count} wpisy czekają w kolejce i zostaną zapisane samoczynnie.',
      many: 'Rezerwacje działają dalej; {count} wpisów czeka w kolejce i zostanie zapisanych samoczynnie.',
      other:
        'Rezerwacje działają dalej; {count} wpisu czeka w kolejce i zostanie zapisane samoczynnie.',
    },
  },
  hidden:
    'Do ponownego połączenia konta strony, które potrzebują tego kalendarza, nie pokazują terminów; odwiedzający mogą o termin poprosić.',
  hiddenWaiting: {
    you: {
      one: '{count} wpis czeka w kolejce i zostanie zapisany, gdy połączysz konto ponownie.',
      few: '{count} wpisy czekają w kolejce i zostaną zapisane, gdy połączysz konto ponownie.',
      many: '{count} wpisów czeka w kolejce i zostanie zapisanych, gdy połączysz konto ponownie.',
      other: '{count} wpisu czeka w kolejce i zostanie zapisane, gdy połączysz konto ponownie.',
    },
    other: {
      one: '{count} wpis czeka w kolejce i zostanie zapisany po ponownym połączeniu konta.',
      few: '{count} wpisy czekają w kolejce i zostaną zapisane po ponownym połączeniu konta.',
      many: '{count} wpisów czeka w kolejce i zostanie zapisanych po ponownym połączeniu konta.',
      other: '{count} wpisu czeka w kolejce i zostanie zapisane po ponownym połączeniu konta.',
    },
  },
  back: '{provider}: znów działa od {time}.',
  synced: {
    one: '{provider}: znów działa od {time}; zapisano {count} wpis.',
    few: '{provider}: znów działa od {time}; zapisano {count} wpisy.',
    many: '{provider}: znów działa od {time}; zapisano {count} wpisów.',
    other: '{provider}: znów działa od {time}; zapisano {count} wpisu.',
  },
  still: {
    one: '{count} wciąż czeka.',
    few: '{count} wciąż czekają.',
    many: '{count} wciąż czeka.',
    other: '{count} wciąż czeka.',
  },
  reconnect: 'Połącz ponownie',
  openDeliveries: 'Otwórz listę wysyłek',
  subjects: {
    unauthorized: '{provider}: konto jest odłączone',
    unavailable: '{provider}: brak odpowiedzi',
    'rate-limited': '{provider}: nasze żądania są ograniczane',
    back: '{provider}: znów działa',
  },
  refused: {
    record: {
      text: '{provider} nie przyjmuje wpisu o spotkaniu {title} z: {name}.',
      subject: '{provider} nie przyjmuje wpisu: {title}',
      next: 'Spotkanie jest aktualne; jego wpis czeka. Naciśnij „Ponów”, gdy to naprawisz.',
      open: 'Otwórz i ponów',
    },
    call: {
      text: '{provider}: spotkanie {title} z: {name} nie ma linku do wideorozmowy.',
      subject: 'Brak linku do wideorozmowy: {title}',
      next: 'Ten kalendarz nie tworzy wideorozmów. Zaproszenie dla gościa nie zawiera linku: wyślij mu link albo podaj inne miejsce spotkania.',
      open: 'Otwórz spotkanie',
    },
  },
}
