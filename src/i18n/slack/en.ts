/** What the bot says. Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  send: 'Send email',
  copy: 'Copy text',
  post: 'Post here',
  postAsk: 'Post it here?',
  postAskText:
    'The people in this conversation see it. If that is only you, your guest does not get it: copy it or send it by email instead.',
  postNot: 'Not now',
  onlyYou:
    'Only you read this conversation, so nothing was posted and nothing was sent. Copy it or send it by email, or type the command where your guest reads it.',
  edit: 'Edit',
  adjust: 'Adjust times',
  undo: 'Undo',
  use: (word: string) => `Use ${word}`,
  remove: (time: string) => `Remove ${time}`,
  join: 'Join',
  reschedule: 'Reschedule',
  open: 'Open',
  openInCrm: (crm: string) => `Open in ${crm}`,
  cancel: 'Cancel',
  inCrm: (p: { crm: string; deal: string | undefined }) =>
    p.deal ? `${p.crm} ✓ contact + deal “${p.deal}”` : `${p.crm} ✓ contact`,
  propose: 'Propose times',
  shareLink: 'Share link',
  today: 'Today',
  help: ({ command, hasLiveChat }: { command: string; hasLiveChat: boolean }) =>
    [
      `*${command}* next meeting and shortcuts`,
      `*${command} maya@example.com 30 thu pm x3* proposes three half-hour times`,
      `*${command} link* your meeting link · *${command} link demo* that of one page`,
      `*${command} today* (also tomorrow, week, next) your meetings`,
      `*${command} out held -- wants pricing* logs how the last meeting went`,
      `*${command} book maya@example.com thu 15:00* books one meeting · *${command} free @ana @ben tue* common free times`,
      `*${command} move maya fri* · *${command} cancel maya* · *${command} who maya*`,
      `*${command} settings* · *${command} connect* · *${command} status*${hasLiveChat ? ` · *${command} chat on*` : ''}`,
    ].join('\n'),
  unknownUser: (email: string) =>
    `I don't know you yet. Ask an admin to add ${email} as a user, then try again.`,
  unknownUserNoEmail:
    "I can't see your email address. Ask an admin to add your Slack id to your user.",
  failed: 'Something went wrong on our side. Nothing was changed. Try again in a minute.',
  previewTitle: (p: { count: number; minutes: number; title: string; guest: string }) =>
    `*${p.count} × ${p.minutes}-min ${p.title}* for ${p.guest}`,
  previewText: (p: { count: number; guest: string }) =>
    `${p.count === 1 ? '1 time' : `${p.count} times`} to offer ${p.guest}. Nothing is sent yet.`,
  asked: (days: string) => `Read as: ${days}`,
  anyDay: 'the coming two weeks',
  guestZoneUnknown:
    "The guest's time zone is not known: times show in yours. Add “in New York” to the command to name it.",
  recheck: (expires: string) => `Re-checked when clicked; expires ${expires}`,
  noFree: 'No free time there.',
  nextFree: (time: string) => `No free time there. Next free: ${time}.`,
  noTimesLeft: 'No times are left in this preview. Start again with other days.',
  whoMissing: (command: string) =>
    `For whom? For example: \`${command} maya@example.com 30 thu pm x3\``,
  noContact: (name: string) => `I found nobody called ${name}. Type their email address instead.`,
  whichContact: (name: string) => `Several people match ${name}. Whom do you mean?`,
  oneGuest: 'A proposal goes to one person. Name one guest.',
  noEmail: 'Slack does not show me an email address for this person. Type it instead.',
  dealUnknown: 'I cannot look up deals from Slack. Type the email address of the guest.',
  noteTooLong: (length: number, max: number) =>
    `The note is ${length} characters long; at most ${max} fit.`,
  whichDate: 'Which date do you mean?',
  whichType: (word: string) => `Which “${word}” do you mean?`,
  unknownWord: (word: string) => `I don't know “${word}”.`,
  didYouMean: (word: string, suggestion: string) =>
    `I don't know “${word}”. Did you mean ${suggestion}?`,
  said: {
    type: 'meeting type',
    duration: 'duration',
    count: 'number of times',
    zone: 'time zone',
    via: 'way to send it',
  },
  fault: {
    'too-long': (p: { length: number; max: number }) =>
      `That is ${p.length} characters; at most ${p.max} fit.`,
    'count-out-of-range': (p: { count: number; min: number; max: number }) =>
      `I can offer ${p.min} to ${p.max} times, not ${p.count}.`,
    'duration-not-offered': (p: { minutes: number; allowed: string }) =>
      `${p.minutes} minutes is not offered. ${p.allowed ? `Use ${p.allowed}, or write` : 'Write'} ${p.minutes}m.`,
    'duration-out-of-range': (p: { min: number; max: number }) =>
      `A meeting lasts ${p.min} to ${p.max} minutes.`,
    'time-in-the-past': (day: string) => `That time is over (${day}).`,
    'bad-range': (word: string) => `“${word}” ends before it starts.`,
    'no-such-time': (word: string) => `“${word}” is no time of day.`,
    'no-such-date': (word: string) => `“${word}” is no date.`,
    'weekday-mismatch': (day: string) => `${day} is another day of the week.`,
    'unknown-zone': (word: string) => `I don't know the time zone “${word}”. Try a city.`,
    'unknown-channel': (word: string) => `I can send via email or slack, not “${word}”.`,
    'bad-email': (word: string) => `“${word}” is not an email address.`,
    'said-twice': (part: string) => `You gave two values for the same thing (${part}).`,
    'nothing-left': 'These conditions exclude each other: no time is left.',
  },
  sent: (guest: string, title: string) => `Sent to ${guest}: times for *${title}*.`,
  copyThis: 'Copy this and send it as you like:',
  copyIntro: (title: string, minutes: number) => `Times for ${title} (${minutes} min):`,
  copyLink: (url: string) => `Pick one here: ${url}`,
  posted: 'Posted.',
  draftUsed: 'This preview was used already.',
  draftOld: 'This preview is from an earlier version. Type the command again.',
  offer: (p: { host: string; title: string; minutes: number; guest: string }) =>
    `*${p.host}* offers ${p.guest} times for *${p.title}* (${p.minutes} min)`,
  offerText: (p: { host: string; title: string; guest: string }) =>
    `${p.host} offers ${p.guest} times for ${p.title}. Pick one.`,
  pick: (time: string) => `Pick ${time}`,
  pickThis: 'Pick',
  lostTime: (time: string) => `~${time}~ is no longer free`,
  noneLeft: 'None of these times is free any more.',
  noneSuits: 'None of these work',
  noneSend: 'Send',
  sending: 'Sending…',
  offerFoot: (expires: string, url: string) =>
    `Times are in your time zone. Re-checked when clicked; expires ${expires} · <${url}|open in a browser>`,
  ownProposal: 'This is your own proposal. The guest picks one of these times.',
  bookedOffer: (p: { title: string; guest: string; time: string }) =>
    `*Booked ✓* ${p.title} with ${p.guest}, ${p.time}. The invitation is on its way.`,
  takenOffer: (p: { time: string; others: string }) =>
    `~${p.time}~ was just taken. Free nearby: ${p.others || 'none'}.`,
  closedOffer: {
    picked: 'A time was picked already. These times are no longer offered.',
    withdrawn: 'These times were withdrawn. Ask for new ones.',
    expired: 'These times have expired. Ask for new ones.',
  },
  pickTitle: 'Book this time',
  pickEmail: 'Your email address',
  pickName: 'Your name',
  pickSubmit: 'Book it',
  close: 'Close',
  working: 'Checking the calendar…',
  checking: 'Checking calendars…',
  badEmail: 'Enter a valid email address.',
  badName: 'Enter your name.',
  editTitle: 'Edit the command',
  editLabel: 'Command',
  editSubmit: 'Preview',
  bookedText: (p: { meeting: string; time: string }) => `Booked: ${p.meeting}, ${p.time}.`,
  movedText: (p: { meeting: string; time: string }) => `Moved: ${p.meeting}, now ${p.time}.`,
  canceledText: (p: { meeting: string; time: string }) => `Canceled: ${p.meeting}, ${p.time}.`,
  when: 'When',
  guestTime: (time: string) => `For the guest: ${time}`,
  where: 'Where',
  host: 'Host',
  guests: 'Other attendees',
  outcome: 'Outcome',
  bookedBadge: 'New meeting',
  movedBadge: 'Moved',
  canceledBadge: 'Canceled',
  places: {
    video: 'Video call',
    phone: 'Phone',
    noLink: 'Video call without a link',
    noNumber: 'Phone, no number yet',
  },
  movedReply: (p: { who: string; from: string; to: string; reason: string }) =>
    `Moved by ${p.who} from ~${p.from}~ to ${p.to}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  movedBy: (p: { who: string; reason: string }) =>
    `Moved by ${p.who}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  guestNamed: (name: string) => `${name} (guest)`,
  canceledReply: (p: { who: string; reason: string }) =>
    `Canceled by ${p.who}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  declinedReply: (p: { who: string; offerUrl: string }) =>
    `${p.who} declined the invitation in their calendar. The meeting still stands. <${p.offerUrl}|Offer new times>`,
  lateReply: (p: { who: string; minutes: number }) => `${p.who} is ${p.minutes} minutes late.`,
  howDidItGo: (meeting: string) => `How did *${meeting}* go?`,
  howDidItGoText: (meeting: string) => `How did ${meeting} go?`,
  whichDeal: (guest: string) =>
    `Which deal is the meeting with ${guest} about? The CRM has several open ones.`,
  noDeal: 'None of these',
  chooseDeal: 'Choose a deal',
  dealLabel: (name: string) => `About the deal ${name}`,
  stillGoing: 'Still going',
  otherOutcome: 'Another outcome',
  outcomeBy: (p: { outcome: string; who: string; time: string }) =>
    `${p.outcome} (${p.who}, ${p.time})`,
  asksAgain: (time: string) => `Still going. I'll ask again at ${time}.`,
  outcomes: {
    scheduled: 'Scheduled',
    completed: 'Held',
    rescheduled: 'Moved',
    'no-show': 'No-show',
    canceled: 'Canceled',
  },
  logged: (p: { outcome: string; meeting: string; time: string }) =>
    `*${p.outcome} ✓* ${p.meeting}, logged ${p.time}`,
  undoOver: 'The ten minutes for Undo are over. Log another outcome instead.',
  noEnded: 'You have no meeting that has ended.',
  nextMeeting: 'Next',
  nothingNext: 'No meeting is coming up.',
  agendaFor: (days: string) => `*${days}*`,
  agendaEmpty: (days: string) => `No meetings: ${days}.`,
  more: (count: number, url: string) => `and ${count} more in <${url}|settings>`,
  yourLink: (title: string, url: string) => `*${title}*\n\`${url}\``,
  linkPosted: (host: string, link: string) => `Book a time with ${host}: ${link}`,
  noPage: (url: string) => `You have no active scheduling page. Make one in <${url}|settings>.`,
}

export type SlackWords = typeof en
