import type { ReassignWords } from './en.ts'

export const pl: ReassignWords = {
  title: 'Przekaż spotkanie',
  next: 'Dalej',
  newHost: 'Nowy gospodarz',
  newHostHint: 'Osoba z zespołu. Ona i wszyscy zaproszeni dostaną wiadomość.',
  now: host => `Teraz prowadzi: ${host}`,
  missing: 'Wybierz osobę z zespołu.',
  free: host => `:white_check_mark: *${host}*: czas wolny o tej porze.`,
  hostsTime: p => `${p.host}: będzie wtedy ${p.time}.`,
  outsideHours: p => `:warning: ${p.host}: będzie wtedy ${p.time}, poza godzinami pracy tej osoby.`,
  unknown: host =>
    `:warning: Kalendarza tej osoby (*${host}*) nie da się teraz odczytać: upewnij się, że ma wolne.`,
  busy: p => `${p.host}: czas zajęty ${p.times}.`,
  busyThen: host => `${host}: czas zajęty o tej porze.`,
  pickAnother: 'Wybierz kogoś innego albo najpierw przełóż spotkanie.',
  hasIt: host => `${host}: to spotkanie już należy do tej osoby.`,
  fromCalendar: 'To spotkanie powstało w kalendarzu: gospodarza zmienisz tam.',
  submit: 'Przekaż',
  done: p =>
    `*Przekazane ✓* ${p.meeting}, ${p.time}. Teraz prowadzi: ${p.host}. Wiadomość dostaną obie osoby prowadzące i wszyscy zaproszeni.`,
  handedHeader: meeting => `Przekazane: ${meeting}`,
  handed: p => `${p.meeting}, ${p.time}. Teraz prowadzi: *${p.host}*.`,
  handedBy: p => `Przekazane przez: ${p.who}${p.reason ? `. Powód: ${p.reason}` : ''}`,
}
