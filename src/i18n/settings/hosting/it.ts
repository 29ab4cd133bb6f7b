import type { HostingWords } from './en.ts'

export const it: HostingWords = {
  reassign: 'Affida a un collega',
  reassignText:
    'Lo stesso incontro passa a un collega. Vengono avvisati entrambi e tutti gli invitati.',
  newHost: 'Chi lo conduce',
  check: 'Controlla se ha tempo',
  free: '{name}: a quell’ora è tempo libero.',
  hostsTime: 'Per {name}: {time} ({zone}).',
  outsideHours: 'Per {name}: {time} ({zone}), fuori dal suo orario di lavoro.',
  unknown:
    'Il calendario di {name} non si può leggere in questo momento: verifica che abbia tempo.',
  busy: '{name} ha già impegni: {times}. Scegli un’altra persona o sposta prima l’incontro.',
  busyThen:
    '{name} ha già un impegno a quell’ora. Scegli un’altra persona o sposta prima l’incontro.',
  hasIt: 'L’incontro è già di {name}.',
  reason: 'Motivo, per i colleghi',
  give: 'Affida a {name}',
  given: 'Ora l’incontro è di {name}.',
  changed: 'Qualcuno ha cambiato questo incontro nel frattempo. Eccolo com’è ora.',
  notInvited: 'Non invitato',
  notInvitedText:
    'Nessuno è invitato a questo incontro: occupa l’orario ed è registrato, e l’ospite non ne sa nulla.',
  invite: 'Manda l’invito',
  notSent: 'Non è stato possibile inviare l’email',
  notSentText: '{name} non ne sa nulla. Correggi l’indirizzo o invia di nuovo qui sotto.',
  guestsNotSent: 'Un ospite non ne sa nulla. Correggi l’indirizzo o invia di nuovo qui sotto.',
  invited: 'L’invito è in arrivo.',
}
