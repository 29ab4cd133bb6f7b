import type { PluralForms } from '../../fill.ts'

const forms = (words: PluralForms): PluralForms => words

export const en = {
  title: 'Slack',
  text: 'Who this person is in Slack. Found by email by itself; where their addresses differ, choose here.',
  who: 'In Slack',
  byEmail: 'Found by email',
  away: 'Slack does not answer at present, so nobody can be chosen. Try again in a minute.',
  partial: forms({
    one: 'Your Slack team is large: only {count} person is listed here. Others are found by their email.',
    other:
      'Your Slack team is large: only {count} people are listed here. Others are found by their email.',
  }),
}

export type SlackMatchWords = typeof en
