/** Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  title: (p: { title: string; guest: string; minutes: number }) =>
    `*${p.title}* (${p.minutes} min) for ${p.guest}`,
  states: {
    sent: 'Sent',
    opened: 'Opened',
    instead: 'Asked for another time',
    picked: 'Picked',
    expired: 'Expired',
    withdrawn: 'Withdrawn',
  },
  statusText: (p: { state: string; title: string; guest: string }) =>
    `Proposal for ${p.guest}, ${p.title}: ${p.state}.`,
  askedText: (p: { guest: string; title: string; wish: string }) =>
    `${p.guest} asks for another time for ${p.title}: ${p.wish}`,
  pickedTime: (time: string) => `Picked: *${time}*`,
  sentAt: (time: string) => `Sent ${time}`,
  openedAt: (time: string) => `opened ${time}`,
  nudgedAt: (time: string) => `reminded ${time}`,
  expires: (time: string) => `expires ${time}`,
  nudge: 'Nudge',
  nudgeLabel: 'Remind the guest by mail, once',
  nudgedNow: 'The guest is reminded by mail.',
  nudgedBefore: 'The guest was reminded already. One reminder is enough.',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this offer?',
  withdrawText: 'The times can no longer be picked. What was held for the guest is free again.',
  keep: 'Keep it',
  add: 'Add times',
  again: 'Propose again',
  offerInstead: (time: string) => `Offer ${time}`,
  offeredInstead: (time: string) => `${time} is offered, too.`,
  addTitle: 'Add times',
  addLabel: 'Free times to offer, too',
  addSubmit: 'Add',
  addNone: 'You have no other free time in the coming two weeks.',
  added: 'Added. The guest sees them under the same link.',
  addedMailed: 'Added. The guest is told by mail.',
  pickSome: 'Pick 1–5 times.',
  alsoOffered: (p: { time: string; guests: string }) =>
    `⚠ ${p.time} is also offered to ${p.guests}.`,
  outsideHours: (times: string) => `⚠ Outside the guest's working hours (08–19): ${times}.`,
  clockChange: (times: string) =>
    `⚠ Clocks change before then, so the hours between you will be others: ${times}.`,
  offerTimes: 'Offer new times',
  shareTitle: 'My links',
  noteTitle: 'Save to meeting notes',
  noteWhich: 'Which meeting?',
  noteText: 'Note',
  noteSave: 'Save',
  noteSaved: (p: { title: string; guest: string }) =>
    `Saved to the notes of ${p.title} with ${p.guest}.`,
  noteNone: 'You have no meeting of the last or next two weeks to save it to.',
  noteEmpty: 'This message has no text to save.',
  book: 'Book',
  minutes: (minutes: number) => `${minutes} min`,
  nextFree: (times: string) => `Next free: ${times}`,
  noneFree: 'No time is free at present.',
  askAdmin: 'Ask an admin',
  askedAdmin: 'The admins know that you want to use it.',
  joinRequest: (p: { name: string; email: string }) =>
    `*${p.name}*${p.email ? ` (${p.email})` : ''} wants to use Parley in Slack and is no user yet.`,
  addUser: 'Add or match',
}

export type ProposalWords = typeof en
