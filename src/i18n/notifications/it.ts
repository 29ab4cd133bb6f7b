import type { NotificationWords } from './en.ts'

export const it: NotificationWords = {
  title: 'Notifiche',
  own: 'Che cosa ti dice Parley in Slack',
  ownHint: 'Gli ospiti ricevono le mail qualunque cosa tu scelga qui.',
  noSlack: 'Slack non è ancora collegato: fino ad allora nulla di tutto questo viene inviato.',
  channels: 'Che cosa mostrano i canali',
  channelsHint:
    'Incolla il link di un canale (Copia link in Slack) o il suo id, e invita lì Parley: /invite @Parley. Un canale vede nomi e orari, nessun indirizzo e nulla del CRM.',
  channel: {
    booked: 'Nuove prenotazioni',
    moved: 'Incontri spostati',
    canceled: 'Incontri annullati',
  },
  badChannel: "Non è il link né l'id di un canale.",
}
