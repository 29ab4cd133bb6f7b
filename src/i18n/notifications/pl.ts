import type { NotificationWords } from './en.ts'

export const pl: NotificationWords = {
  title: 'Powiadomienia',
  own: 'O czym Parley mówi Ci w Slacku',
  ownHint: 'Goście dostają maile niezależnie od tego wyboru.',
  noSlack: 'Slack nie jest jeszcze połączony: do tego czasu nic z tego nie zostanie wysłane.',
  channels: 'Co pokazują kanały',
  channelsHint:
    'Wklej link do kanału (Kopiuj link w Slacku) albo jego id i zaproś tam Parley: /invite @Parley. Kanał widzi nazwiska i terminy, bez adresów i bez danych z CRM.',
  channel: {
    booked: 'Nowe rezerwacje',
    moved: 'Przeniesione spotkania',
    canceled: 'Odwołane spotkania',
  },
  badChannel: 'To nie jest link ani id kanału.',
}
