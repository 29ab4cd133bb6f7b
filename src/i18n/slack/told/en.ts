import type { PluralForms } from '../../fill.ts'

const forms = (words: PluralForms): PluralForms => words

/** Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  bookedFor: (organizer: string) => `${organizer} set this meeting up for you.`,
  youBooked: (host: string) => `You set this meeting up for ${host}.`,
  channelBy: (host: string) => `with ${host}`,
  channelMore: forms({ one: '+{count} attendee', other: '+{count} attendees' }),
  before: (p: { meeting: string; time: string }) => `In ten minutes: *${p.meeting}*, ${p.time}.`,
  beforeText: (p: { meeting: string; time: string }) => `In ten minutes: ${p.meeting}, ${p.time}.`,
  lastNote: (p: { day: string; note: string }) => `Noted on ${p.day}: ${p.note}`,
  task: {
    'send-link': (guest: string) => `Send ${guest} the link of the video call: it has none yet.`,
    'ask-number': (guest: string) => `Ask ${guest} for a phone number: there is none to call yet.`,
  },
  late: 'Running late',
  lateBy: forms({ one: '{count} minute', other: '{count} minutes' }),
  lateTold: (p: { guest: string; minutes: number }) =>
    `I am writing to ${p.guest} that you will be ${p.minutes} minutes late.`,
  loggedIn: (p: { outcome: string; meeting: string; time: string; crm: string }) =>
    `*${p.outcome} ✓* ${p.meeting}, logged to ${p.crm} ${p.time}`,
  replyHint: 'Reply in this thread to add an internal note.',
  addNotes: 'Add notes',
  nextStep: 'Next step',
  writeToGuest: 'Offer new times',
  noted: 'Noted ✓ Only your team sees it.',
  noteChanged: 'The note was changed, too ✓',
  noteKept: 'The note in the meeting was edited since and stays as it is.',
  outcomeTitle: 'How did it go?',
  outcomeLabel: 'Outcome',
  notesLabel: 'Notes',
  notesHint: 'Only your team sees them; they go to the CRM.',
  stepLabel: 'What is to be done next',
  stepHint: 'It is written into the internal note of the meeting, and so into the CRM.',
  stepNote: (step: string) => `Next step: ${step}`,
  followUp: 'Propose a follow-up',
  save: 'Save',
  saved: 'Saved ✓',
  missedTitle: 'Offer new times',
  followUpTitle: 'Propose a follow-up',
  mailLabel: (guest: string) => `Email to ${guest}`,
  timesLabel: 'Times to offer',
  timesHint: 'They are free now, and checked again when one is picked.',
  send: 'Send',
  pickOne: 'Pick at least one time.',
  takenSince: (times: string) => `No longer free: ${times}. Look at the times again, then send.`,
  noTimes: (url: string) => `No time is free in the next two weeks. <${url}|Open the meeting>`,
  mailSent: (guest: string) => `Sent to ${guest}.`,
  missedMail: (p: { guest: string; host: string }) =>
    `Hello ${p.guest},\n\nsorry we missed you. Would one of these times suit you instead?\n\n${p.host}`,
  followUpMail: (p: { guest: string; host: string }) =>
    `Hello ${p.guest},\n\nthank you for the conversation. When shall we go on?\n\n${p.host}`,
  digest: (day: string) => `Your day: ${day}`,
  digestMeetings: forms({ one: '{count} meeting today', other: '{count} meetings today' }),
  digestNone: 'No meetings today.',
  digestDue: forms({
    one: '{count} meeting waits for its outcome: {names}',
    other: '{count} meetings wait for their outcome: {names}',
  }),
  digestProposals: forms({
    one: '{count} proposal waits for an answer: {names}',
    other: '{count} proposals wait for an answer: {names}',
  }),
  digestChats: 'You are taking chats.',
  openToday: 'Open today',
}

export type ToldWords = typeof en
