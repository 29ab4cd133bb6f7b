import type { HostingWords } from './en.ts'

export const pl: HostingWords = {
  reassign: 'Przekaż spotkanie',
  reassignText:
    'To samo spotkanie poprowadzi ktoś inny z zespołu. Wiadomość dostaną obie osoby i wszyscy zaproszeni.',
  newHost: 'Nowy gospodarz',
  check: 'Sprawdź, czy ma wolne',
  free: '{name}: czas wolny o tej porze.',
  hostsTime: 'U tej osoby ({name}) będzie wtedy: {time} ({zone}).',
  outsideHours: 'U tej osoby ({name}) będzie wtedy: {time} ({zone}), poza jej godzinami pracy.',
  unknown: 'Kalendarza tej osoby ({name}) nie da się teraz odczytać: upewnij się, że ma wolne.',
  busy: '{name}: czas zajęty {times}. Wybierz kogoś innego albo najpierw przełóż spotkanie.',
  busyThen:
    '{name}: czas zajęty o tej porze. Wybierz kogoś innego albo najpierw przełóż spotkanie.',
  hasIt: '{name}: to spotkanie już należy do tej osoby.',
  reason: 'Powód, dla zespołu',
  give: 'Przekaż: {name}',
  given: 'Spotkanie prowadzi teraz {name}.',
  changed: 'Ktoś w międzyczasie zmienił to spotkanie. Oto jego obecny stan.',
  notInvited: 'Bez zaproszenia',
  notInvitedText:
    'Nikt nie dostał zaproszenia: spotkanie zajmuje czas i jest zapisane, a gość nic o nim nie wie.',
  invite: 'Wyślij zaproszenie',
  notSent: 'Nie udało się wysłać e-maila',
  notSentText: '{name} nic o tym nie wie. Popraw adres albo wyślij jeszcze raz poniżej.',
  guestsNotSent:
    'Jedna z zaproszonych osób nic o tym nie wie. Popraw adres albo wyślij jeszcze raz poniżej.',
  invited: 'Zaproszenie jest w drodze.',
}
