import type { KeysWords } from './en.ts'

export const it: KeysWords = {
  title: 'Chiave segreta',
  pending:
    'Il {percent}% dei segreti conservati è cifrato con la nuova SECRET_KEY. Lascia impostata SECRET_KEY_PREVIOUS finché non lo saranno tutti.',
  done: 'Tutti i segreti conservati sono cifrati con la nuova SECRET_KEY. SECRET_KEY_PREVIOUS si può rimuovere; chi non è passato di qui dopo il cambio accederà di nuovo.',
  lost: 'Alcuni segreti conservati sono stati cifrati con una chiave che non è più impostata. Impostala come SECRET_KEY_PREVIOUS per riaprirli.',
  accounts: {
    one: '{count} account collegato non si può usare: ricollegalo.',
    other: '{count} account collegati non si possono usare: ricollegali.',
  },
  slackTeam: {
    one: '{count} team di Slack non è raggiungibile: collega di nuovo Slack.',
    other: '{count} team di Slack non sono raggiungibili: collega di nuovo Slack.',
  },
  meetingLink: {
    one: 'Il link per modificare {count} riunione sarà sostituito al prossimo invio. Quello già inviato funziona ancora.',
    other:
      'I link per modificare {count} riunioni saranno sostituiti al prossimo invio. Quelli già inviati funzionano ancora.',
  },
  proposalLink: {
    one: 'Il link di {count} proposta sarà sostituito al prossimo invio. Quello già inviato funziona ancora.',
    other:
      'I link di {count} proposte saranno sostituiti al prossimo invio. Quelli già inviati funzionano ancora.',
  },
}
