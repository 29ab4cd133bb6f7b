import type { EmbeddedWords } from './en.ts'

export const it: EmbeddedWords = {
  card: {
    upcoming: 'Prossimi incontri',
    past: 'Ultimi incontri',
    none: 'Ancora nessun incontro.',
    schedule: 'Fissa un incontro',
    host: 'Conduce',
    when: 'Quando',
    outcome: 'Esito',
    open: 'Apri in Parley',
  },
  invited: 'Un’email va a {name}.',
  notInvited: '{name} non è stato invitato e non riceve email.',
  booked: 'Incontro fissato',
  with: 'Con',
  reference: 'Riferimento',
  close: 'Chiudi',
  unknownUser: 'Non sei ancora in Parley',
  addUser:
    'Chiedi a un amministratore di {workspace} di aggiungere {email} in Parley, in Impostazioni, Persone. Poi ricarica questa pagina.',
  addThisUser:
    'Chiedi a un amministratore di {workspace} di aggiungere il tuo indirizzo e-mail in Parley, in Impostazioni, Persone. Poi ricarica questa pagina.',
  expired: 'Questo modulo è rimasto aperto troppo a lungo',
  openAgain: 'Non è stato fissato nulla. Chiudilo e riaprilo dalla scheda.',
  away: '{crm} non risponde',
  tryLater:
    'Al momento Parley non riesce a leggere questa scheda. Riprova tra un minuto; se il problema persiste, forse un amministratore deve ricollegare {crm} in Parley.',
}
