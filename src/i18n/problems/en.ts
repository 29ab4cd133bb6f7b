import type { ProblemCode } from '../../services/problems.ts'

export type ProblemWords = Record<ProblemCode, { title: string; detail: string }>

export const en: ProblemWords = {
  'slot-taken': { title: 'This time was just taken', detail: 'Go back and choose another time.' },
  'slot-not-offered': {
    title: 'This time is not offered',
    detail: 'Go back and choose another time.',
  },
  'page-not-found': {
    title: 'There is no such page',
    detail: 'Check the link, or ask the person who sent it for a new one.',
  },
  'page-gone': {
    title: 'This page is no longer there',
    detail:
      'Meetings that were booked here still stand. Ask the person who sent you the link for a new one.',
  },
  'page-inactive': {
    title: 'This page takes no bookings at present',
    detail: 'Ask the person who sent you the link for a time.',
  },
  'meeting-not-found': {
    title: 'There is no such meeting',
    detail: 'Use the link in the latest email about your meeting.',
  },
  'proposal-not-found': {
    title: 'There is no such offer',
    detail: 'Check the link, or ask for new times.',
  },
  'proposal-closed': { title: 'These times are no longer offered', detail: 'Ask for new times.' },
  'not-found': { title: 'There is nothing here', detail: 'Check the address.' },
  'meeting-ended': {
    title: 'This meeting has ended',
    detail: 'It can no longer be moved or canceled.',
  },
  'meeting-canceled': { title: 'This meeting was canceled', detail: 'Book a new one instead.' },
  'meeting-not-started': {
    title: 'This meeting has not begun',
    detail: 'Its outcome can be logged once it has begun.',
  },
  'already-moved': {
    title: 'This meeting was changed meanwhile',
    detail: 'Look at it again, then repeat your change.',
  },
  'host-busy': {
    title: 'The new host has no time then',
    detail: 'Choose another host, or move the meeting first.',
  },
  'invalid-input': {
    title: 'Some of the input cannot be used',
    detail: 'Go back and check what you entered.',
  },
  'idempotency-key-reused': {
    title: 'This form was sent before',
    detail: 'Go back, reload the page and try again.',
  },
  'slug-taken': { title: 'This address is taken', detail: 'Choose another one.' },
  'email-taken': { title: 'There is a user with this email', detail: 'Use another address.' },
  'slack-has-team': {
    title: 'Another Slack team is connected',
    detail:
      'Your workspace has a Slack team already. Remove the app in that team first, then connect this one.',
  },
  'slack-team-elsewhere': {
    title: 'This Slack team belongs to another workspace',
    detail:
      'Choose another Slack team, or remove the app from this one first and connect it again.',
  },
  unauthorized: { title: 'Sign in first', detail: 'Ask for a new sign-in link.' },
  forbidden: { title: 'Not allowed', detail: 'You may not do this.' },
  'form-expired': {
    title: 'This form has expired',
    detail: 'Go back, reload the page and send the form again.',
  },
  'other-site': {
    title: 'This form was sent from another site',
    detail:
      'Open our page at its own address and send the form there. Whoever runs Parley sets that address as PUBLIC_URL.',
  },
  misdirected: {
    title: 'This page does not answer at this address',
    detail: 'Open it at its own address. Whoever runs Parley sets that address as PUBLIC_URL.',
  },
  'rate-limited': { title: 'Too many requests', detail: 'Wait a moment, then try again.' },
  'mail-limit-reached': {
    title: 'Too many emails for today',
    detail: 'Nothing was changed. Try again tomorrow, or contact your host directly.',
  },
  'email-code-needed': {
    title: 'The email address has to be confirmed',
    detail: 'Book again and enter the code that we send to your address.',
  },
  'email-code-wrong': {
    title: 'This code cannot be used',
    detail: 'Check the code, or ask for a new one.',
  },
  'email-code-limit': {
    title: 'No new code can be sent yet',
    detail: 'Use the last code we sent, or try again later.',
  },
  'too-large': { title: 'Too much at once', detail: 'Shorten your texts and try again.' },
  'database-away': {
    title: 'We cannot reach our database',
    detail: 'Nothing was changed. Try again in a minute.',
  },
  unexpected: {
    title: 'Something went wrong on our side',
    detail: 'It has been written down. Try again in a moment.',
  },
}
