import type { ChangingWords } from './en.ts'

export const it: ChangingWords = {
  reschedule: 'Sposta',
  rescheduleTitle: 'Sposta: {title}',
  cancel: 'Annulla l’incontro',
  cancelTitle: 'Annulla: {title}',
  now: 'Ora',
  newTime: 'Nuovo orario',
  otherTime: 'Un’altra data e ora',
  check: 'Usa questo orario',
  noTime: 'Inserisci una data e un’ora.',
  reason: 'Motivo',
  guestReads: '{name} lo legge nell’email.',
  optional: 'facoltativo',
  informed: '{name} riceve un’email da parte tua.',
  notInformed: '{name} non è stato invitato e non riceve email.',
  move: 'Sposta l’incontro',
  keep: 'Lascia com’è',
  otherTimes: 'Scegli un altro orario',
  moved: 'L’incontro è stato spostato.',
  canceled: 'L’incontro è annullato.',
  taken: '{time} è occupato. Scegli un altro orario.',
  notOffered: '{time} non è disponibile. Scegli un altro orario.',
  changed: 'Qualcuno ha cambiato questo incontro nel frattempo. Controlla di nuovo l’orario.',
  inCalendar:
    'Questo incontro è stato creato in un calendario. Spostalo o annullalo lì: Parley lo segue.',
  over: 'Questo incontro è finito o annullato. Non si può più cambiare.',
}
