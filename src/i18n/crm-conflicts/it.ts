import type { ConflictWords } from './en.ts'

export const it: ConflictWords = {
  title: 'Modificato da entrambe le parti',
  intro:
    'È stato modificato qui e in {crm} con valori diversi. Nulla è stato sovrascritto. Scegli quale versione resta: l’altra parte si adeguerà.',
  changedBy: 'Modificato in {crm} da {name}',
  here: 'Qui',
  keepOurs: 'Tieni la nostra versione',
  takeTheirs: 'Prendi la versione di {crm}',
  canceledHere: 'L’incontro qui è annullato: può restare solo la nostra versione.',
  nothing: '(vuoto)',
  chosen: 'La tua scelta viene scritta da entrambe le parti.',
  fields: {
    time: 'Orario',
    title: 'Titolo',
    outcome: 'Esito',
    description: 'Descrizione',
    location: 'Luogo',
    host: 'Chi conduce',
  },
}
