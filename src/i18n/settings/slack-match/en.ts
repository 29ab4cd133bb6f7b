export const en = {
  title: 'Slack',
  text: 'Who this person is in Slack. Found by e-mail by itself; where their addresses differ, choose here.',
  who: 'In Slack',
  byEmail: 'Found by e-mail',
  away: 'Slack does not answer at present, so nobody can be chosen. Try again in a minute.',
}

export type SlackMatchWords = typeof en
