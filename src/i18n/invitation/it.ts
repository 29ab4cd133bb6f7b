import type { InvitationWords } from './en.ts'

export const it: InvitationWords = {
  reschedule: 'Sposta',
  cancel: 'Annulla',
  title: 'Sposta o annulla',
  text: 'Questa pagina è visibile a tutti gli invitati, quindi da sola non cambia nulla. Il link per farlo è nell’email di conferma, e possiamo inviarlo di nuovo.',
  send: 'Invia il link a chi ha prenotato',
  sent: 'Il link è in arrivo a chi ha prenotato.',
  host: 'Conduci tu l’incontro? Aprilo',
  over: 'Questo incontro è finito o annullato. Non si può più cambiare.',
}
