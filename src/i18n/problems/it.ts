import type { ProblemWords } from './en.ts'

export const it: ProblemWords = {
  'slot-taken': {
    title: 'Questo orario è appena stato preso',
    detail: 'Torna indietro e scegli un altro orario.',
  },
  'slot-not-offered': {
    title: 'Questo orario non è disponibile',
    detail: 'Torna indietro e scegli un altro orario.',
  },
  'page-not-found': {
    title: 'Questa pagina non esiste',
    detail: 'Controlla il link o chiedine uno nuovo a chi l’ha inviato.',
  },
  'page-gone': {
    title: 'Questa pagina non c’è più',
    detail:
      'Gli incontri già prenotati qui restano validi. Chiedi un nuovo link a chi te l’ha inviato.',
  },
  'page-inactive': {
    title: 'Questa pagina al momento non accetta prenotazioni',
    detail: 'Chiedi un orario a chi ti ha inviato il link.',
  },
  'meeting-not-found': {
    title: 'Questo incontro non esiste',
    detail: 'Usa il link dell’ultimo messaggio sull’incontro.',
  },
  'proposal-not-found': {
    title: 'Questa proposta non esiste',
    detail: 'Controlla il link o chiedi nuovi orari.',
  },
  'proposal-closed': {
    title: 'Questi orari non sono più disponibili',
    detail: 'Chiedi nuovi orari.',
  },
  'not-found': { title: 'Qui non c’è nulla', detail: 'Controlla l’indirizzo.' },
  'meeting-ended': {
    title: 'Questo incontro è finito',
    detail: 'Non può più essere spostato né annullato.',
  },
  'meeting-canceled': {
    title: 'Questo incontro è stato annullato',
    detail: 'Prenotane uno nuovo.',
  },
  'meeting-not-started': {
    title: 'Questo incontro non è iniziato',
    detail: 'L’esito si può registrare dopo l’inizio.',
  },
  'already-moved': {
    title: 'Questo incontro è stato modificato nel frattempo',
    detail: 'Guardalo di nuovo, poi ripeti la modifica.',
  },
  'host-busy': {
    title: 'La persona scelta è occupata a quell’ora',
    detail: 'Scegli un’altra persona, oppure sposta prima l’incontro.',
  },
  'invalid-input': {
    title: 'Alcuni dati non sono utilizzabili',
    detail: 'Torna indietro e controlla i dati inseriti.',
  },
  'idempotency-key-reused': {
    title: 'Questo modulo è già stato inviato',
    detail: 'Torna indietro, ricarica la pagina e riprova.',
  },
  'slug-taken': { title: 'Questo indirizzo è occupato', detail: 'Scegline un altro.' },
  'email-taken': {
    title: 'Esiste già un utente con questa e-mail',
    detail: 'Usa un altro indirizzo.',
  },
  'slack-has-team': {
    title: 'È già collegato un altro team Slack',
    detail:
      'Il tuo spazio di lavoro ha già un team Slack. Rimuovi prima l’app da quel team, poi collega questo.',
  },
  'slack-team-elsewhere': {
    title: 'Questo team Slack appartiene a un altro spazio di lavoro',
    detail:
      'Scegli un altro team Slack, oppure rimuovi prima l’app da questo e collegalo di nuovo.',
  },
  unauthorized: { title: 'Prima accedi', detail: 'Chiedi un nuovo link di accesso.' },
  forbidden: { title: 'Non consentito', detail: 'Non puoi farlo.' },
  'form-expired': {
    title: 'Questo modulo è scaduto',
    detail: 'Torna indietro, ricarica la pagina e invia di nuovo il modulo.',
  },
  'other-site': {
    title: 'Questo modulo è stato inviato da un altro sito',
    detail:
      'Apri la nostra pagina al suo indirizzo e invia il modulo da lì. Chi gestisce Parley imposta quell’indirizzo come PUBLIC_URL.',
  },
  misdirected: {
    title: 'Questa pagina non risponde a questo indirizzo',
    detail: 'Aprila al suo indirizzo. Chi gestisce Parley imposta quell’indirizzo come PUBLIC_URL.',
  },
  'rate-limited': { title: 'Troppe richieste', detail: 'Aspetta un momento, poi riprova.' },
  'mail-limit-reached': {
    title: 'Troppe e-mail per oggi',
    detail:
      'Non è stato cambiato nulla. Riprova domani o contatta direttamente chi ti ha invitato.',
  },
  'email-code-needed': {
    title: 'L’indirizzo e-mail va confermato',
    detail: 'Prenota di nuovo e inserisci il codice che inviamo al tuo indirizzo.',
  },
  'email-code-wrong': {
    title: 'Questo codice non è utilizzabile',
    detail: 'Controlla il codice o chiedine uno nuovo.',
  },
  'email-code-limit': {
    title: 'Non si può ancora inviare un nuovo codice',
    detail: 'Usa l’ultimo codice inviato o riprova più tardi.',
  },
  'too-large': { title: 'Troppo in una volta', detail: 'Accorcia i testi e riprova.' },
  'database-away': {
    title: 'Il nostro database non risponde',
    detail: 'Nulla è cambiato. Riprova tra un minuto.',
  },
  unexpected: {
    title: 'Qualcosa è andato storto da noi',
    detail: 'Ne abbiamo preso nota. Riprova tra poco.',
  },
}
