import type { ProblemCode } from '../../../services/problems.ts'

/** Where the advice of a page ("Go back, reload the page") is no use in Slack. Others are said as on a page. */
export const en = {
  'slot-taken': 'This time was just taken. Choose another time.',
  'slot-not-offered': 'This time is not offered. Choose another time.',
  'page-not-found': 'There is no such booking page. It may have been deleted.',
  'page-gone': 'This booking page was deleted. Choose another one.',
  'page-inactive': 'This booking page is switched off. Switch it on in the settings first.',
  'meeting-not-found': 'There is no such meeting among yours. It may have been handed over.',
  'proposal-not-found': 'There is no such proposal. Propose times again.',
  'not-found': 'This no longer exists.',
  'meeting-ended': 'This meeting has ended. Log an outcome instead.',
  'invalid-input': 'Some of the input cannot be used. Check what you entered and try again.',
  'idempotency-key-reused': 'This was sent before. Start again with the command.',
  forbidden: 'Only the host, the organizer or an admin can do this.',
  'form-expired': 'This is out of date. Open it again, or type the command again.',
  'mail-limit-reached': 'Too many emails for today. Nothing was changed. Try again tomorrow.',
  'email-code-needed':
    'The email address has to be confirmed with a code first. Open the link in a browser to book.',
} satisfies Partial<Record<ProblemCode, string>>

export type SlackProblemWords = Record<keyof typeof en, string>
