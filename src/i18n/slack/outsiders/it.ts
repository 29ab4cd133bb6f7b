import type { OutsiderWords } from './en.ts'

export const it: OutsiderWords = {
  notForYou:
    'Lavoro per il team che mi ha aggiunto qui, quindi non posso farlo per te. Quando qualcuno di quel team ti propone degli orari, scegli quello che preferisci: basta questo.',
}
