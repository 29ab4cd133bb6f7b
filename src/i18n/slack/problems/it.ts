import type { SlackProblemWords } from './en.ts'

export const it: SlackProblemWords = {
  'slot-taken': 'Questo orario è appena stato preso. Scegline un altro.',
  'slot-not-offered': 'Questo orario non è disponibile. Scegline un altro.',
  'page-not-found': 'Questa pagina di prenotazione non esiste. Forse è stata eliminata.',
  'page-gone': 'Questa pagina di prenotazione è stata eliminata. Scegline un’altra.',
  'page-inactive':
    'Questa pagina di prenotazione è disattivata. Attivala prima nelle impostazioni.',
  'meeting-not-found': 'Questo incontro non è tra i tuoi. Forse è passato a un’altra persona.',
  'proposal-not-found': 'Questa proposta non esiste. Proponi di nuovo gli orari.',
  'not-found': 'Non esiste più.',
  'meeting-ended': 'Questo incontro è finito. Registrane l’esito.',
  'invalid-input': 'Alcuni dati non sono utilizzabili. Controllali e riprova.',
  'idempotency-key-reused': 'È già stato inviato. Ricomincia con il comando.',
  forbidden: 'Può farlo solo chi conduce, chi organizza o un amministratore.',
  'form-expired': 'Questo non è più aggiornato. Riaprilo, oppure riscrivi il comando.',
  'mail-limit-reached': 'Troppe e-mail per oggi. Non è stato cambiato nulla. Riprova domani.',
  'email-code-needed':
    'L’indirizzo e-mail va prima confermato con un codice. Apri il link nel browser per prenotare.',
}
