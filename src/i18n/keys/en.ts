import type { PluralForms } from '../fill.ts'

const forms = (words: PluralForms): PluralForms => words

/** What admins read about SECRET_KEY: plain text with `{names}`. */
export const en = {
  title: 'Secret key',
  pending:
    '{percent}% of the stored secrets are sealed with the new SECRET_KEY. Keep SECRET_KEY_PREVIOUS set until all of them are.',
  done: 'Every stored secret is sealed with the new SECRET_KEY. SECRET_KEY_PREVIOUS may be removed; people who have not been here since the change will sign in again.',
  lost: 'Some stored secrets were sealed with a key that is no longer set. Set it as SECRET_KEY_PREVIOUS to open them again.',
  accounts: forms({
    one: '{count} connected account cannot be used: reconnect it.',
    other: '{count} connected accounts cannot be used: reconnect them.',
  }),
  slackTeam: forms({
    one: '{count} Slack team cannot be reached: connect Slack again.',
    other: '{count} Slack teams cannot be reached: connect Slack again.',
  }),
  meetingLink: forms({
    one: 'The link to change {count} meeting is replaced when it is next sent. The one sent before still works.',
    other:
      'The links to change {count} meetings are replaced when they are next sent. Those sent before still work.',
  }),
  proposalLink: forms({
    one: 'The link of {count} proposal is replaced when it is next sent. The one sent before still works.',
    other:
      'The links of {count} proposals are replaced when they are next sent. Those sent before still work.',
  }),
}

/** Forms of a count: which of them a language has is its own affair. */
export type KeysWords = {
  [K in keyof typeof en]: (typeof en)[K] extends string ? string : PluralForms
}
