import type { SlackMatchWords } from './en.ts'

export const it: SlackMatchWords = {
  title: 'Slack',
  text: 'Chi è questa persona in Slack. Di solito la riconosciamo dall’indirizzo e-mail; se gli indirizzi sono diversi, sceglila qui.',
  who: 'In Slack',
  byEmail: 'Riconosciuta dall’e-mail',
  away: 'Slack al momento non risponde, quindi non si può scegliere nessuno. Riprova tra un minuto.',
  partial: {
    one: 'Il tuo team Slack è grande: qui è elencata solo {count} persona. Le altre sono riconosciute dall’e-mail.',
    other:
      'Il tuo team Slack è grande: qui sono elencate solo {count} persone. Le altre sono riconosciute dall’e-mail.',
  },
}
