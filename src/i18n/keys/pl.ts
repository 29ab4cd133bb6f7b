import type { KeysWords } from './en.ts'

export const pl: KeysWords = {
  title: 'Klucz tajny',
  pending:
    '{percent}% przechowywanych sekretów zaszyfrowano nowym SECRET_KEY. Nie usuwaj SECRET_KEY_PREVIOUS, dopóki nie będą nim zaszyfrowane wszystkie.',
  done: 'Wszystkie przechowywane sekrety są zaszyfrowane nowym SECRET_KEY. SECRET_KEY_PREVIOUS można usunąć; kto nie zaglądał tu od zmiany, zaloguje się ponownie.',
  lost: 'Część przechowywanych sekretów zaszyfrowano kluczem, który nie jest już ustawiony. Ustaw go jako SECRET_KEY_PREVIOUS, aby znów je otworzyć.',
  accounts: {
    one: 'Nie można użyć {count} połączonego konta: połącz je ponownie.',
    few: 'Nie można użyć {count} połączonych kont: połącz je ponownie.',
    many: 'Nie można użyć {count} połączonych kont: połącz je ponownie.',
    other: 'Nie można użyć {count} połączonego konta: połącz je ponownie.',
  },
  slackTeam: {
    one: 'Nie można połączyć się z {count} zespołem Slacka: połącz Slacka ponownie.',
    few: 'Nie można połączyć się z {count} zespołami Slacka: połącz Slacka ponownie.',
    many: 'Nie można połączyć się z {count} zespołami Slacka: połącz Slacka ponownie.',
    other: 'Nie można połączyć się z {count} zespołu Slacka: połącz Slacka ponownie.',
  },
  meetingLink: {
    one: 'Link do zmiany {count} spotkania zostanie zastąpiony przy następnej wysyłce. Wysłany wcześniej nadal działa.',
    few: 'Linki do zmiany {count} spotkań zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
    many: 'Linki do zmiany {count} spotkań zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
    other:
      'Linki do zmiany {count} spotkania zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
  },
  proposalLink: {
    one: 'Link {count} propozycji zostanie zastąpiony przy następnej wysyłce. Wysłany wcześniej nadal działa.',
    few: 'Linki {count} propozycji zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
    many: 'Linki {count} propozycji zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
    other:
      'Linki {count} propozycji zostaną zastąpione przy następnej wysyłce. Wysłane wcześniej nadal działają.',
  },
}
