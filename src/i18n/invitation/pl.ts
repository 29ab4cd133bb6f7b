import type { InvitationWords } from './en.ts'

export const pl: InvitationWords = {
  reschedule: 'Przełóż',
  cancel: 'Odwołaj',
  title: 'Przełóż lub odwołaj',
  text: 'Tę stronę może otworzyć każda zaproszona osoba, dlatego sama niczego nie zmienia. Link do zmian jest w e-mailu z potwierdzeniem spotkania i możemy wysłać go jeszcze raz.',
  send: 'Wyślij link osobie, która zarezerwowała termin',
  sent: 'Link jest w drodze do osoby, która zarezerwowała termin.',
  host: 'Prowadzisz to spotkanie? Otwórz je',
  over: 'To spotkanie już się odbyło albo jest odwołane. Nie można go już zmienić.',
}
