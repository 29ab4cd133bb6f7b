import type { ReassignWords } from './en.ts'

export const it: ReassignWords = {
  title: 'Affida a un collega',
  next: 'Avanti',
  newHost: 'Chi lo conduce',
  newHostHint: 'Una persona del team. Lei e tutti gli invitati vengono avvisati.',
  now: host => `Ora conduce: ${host}`,
  missing: 'Scegli una persona del team.',
  free: host => `:white_check_mark: *${host}*: a quell’ora è tempo libero.`,
  hostsTime: p => `Per ${p.host}: ${p.time}.`,
  outsideHours: p => `:warning: Per ${p.host}: ${p.time}, fuori dal suo orario di lavoro.`,
  unknown: host =>
    `:warning: Il calendario di *${host}* non si può leggere in questo momento: verifica che abbia tempo.`,
  busy: p => `${p.host} ha già impegni: ${p.times}.`,
  busyThen: host => `${host} ha già un impegno a quell’ora.`,
  pickAnother: 'Scegli un’altra persona o sposta prima l’incontro.',
  hasIt: host => `L’incontro è già di ${host}.`,
  fromCalendar: 'Questo incontro è nato in un calendario: cambia lì chi lo conduce.',
  submit: 'Affida',
  done: p =>
    `*Affidato ✓* ${p.meeting}, ${p.time}: ora conduce ${p.host}. Vengono avvisati chi conduceva, chi conduce e gli invitati.`,
  handedHeader: meeting => `Affidato ad altri: ${meeting}`,
  handed: p => `${p.meeting}, ${p.time}: ora conduce *${p.host}*.`,
  handedBy: p => `Affidato da ${p.who}${p.reason ? `. Motivo: ${p.reason}` : ''}`,
}
