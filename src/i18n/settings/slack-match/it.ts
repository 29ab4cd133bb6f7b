import type { SlackMatchWords } from './en.ts'

export const it: SlackMatchWords = {
  title: 'Slack',
  text: 'Chi è questa persona in Slack. Di solito la riconosciamo dall’indirizzo e-mail; se gli indirizzi sono diversi, sceglila qui.',
  who: 'In Slack',
  byEmail: 'Riconosciuta dall’e-mail',
  away: 'Slack al momento non risponde, quindi non si può scegliere nessuno. Riprova tra un minuto.',
}
