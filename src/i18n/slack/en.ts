/** What the bot says. Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  send: 'Send e-mail',
  copy: 'Copy text',
  post: 'Post here',
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
  crmNames: { builtin: 'Records', hubspot: 'HubSpot' },
  propose: 'Propose times',
  shareLink: 'Share link',
  today: 'Today',
  help: (command: string) =>
    [
      `*${command}* next meeting and shortcuts`,
      `*${command} maya@example.com 30 thu pm x3* proposes three half-hour times`,
      `*${command} link* your meeting link · *${command} link demo* that of one page`,
      `*${command} today* (also tomorrow, week, next) your meetings`,
      `*${command} out held -- wants pricing* logs how the last meeting went`,
      `*${command} book maya@example.com thu 15:00* books one meeting · *${command} free @ana @ben tue* common free times`,
      `*${command} move maya fri* · *${command} cancel maya* · *${command} who maya*`,
      `*${command} settings* · *${command} connect* · *${command} status* · *${command} chat on*`,
    ].join('\n'),
  unknownUser: (email: string) =>
    `I don't know you yet. Ask an admin to add ${email} as a user, then try again.`,
  unknownUserNoEmail:
    "I can't see your e-mail address. Ask an admin to add your Slack id to your user.",
  failed: 'Something went wrong on our side. Nothing was changed. Try again in a minute.',
  previewTitle: (p: { count: number; minutes: number; title: string; guest: string }) =>
    `*${p.count} × ${p.minutes}-min ${p.title}* for ${p.guest}`,
  previewText: (p: { count: number; guest: string }) =>
    `${p.count} times to offer ${p.guest}. Nothing is sent yet.`,
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
  noContact: (name: string) => `I found nobody called ${name}. Type their e-mail address instead.`,
  whichContact: (name: string) => `Several people match ${name}. Whom do you mean?`,
  oneGuest: 'A proposal goes to one person. Name one guest.',
  noEmail: 'Slack does not show me an e-mail address for this person. Type it instead.',
  dealUnknown: 'I cannot look up deals from Slack. Type the e-mail address of the guest.',
  noteTooLong: (length: number, max: number) =>
    `The note is ${length} characters long; at most ${max} fit.`,
  whichDate: 'Which date do you mean?',
  whichType: (word: string) => `Which “${word}” do you mean?`,
  unknownWord: (word: string) => `I don't know “${word}”.`,
  didYouMean: (word: string, suggestion: string) =>
    `I don't know “${word}”. Did you mean ${suggestion}?`,
  fault: {
    'too-long': (p: { length: number; max: number }) =>
      `That is ${p.length} characters; at most ${p.max} fit.`,
    'count-out-of-range': (p: { count: number; min: number; max: number }) =>
      `I can offer ${p.min} to ${p.max} times, not ${p.count}.`,
    'duration-not-offered': (p: { minutes: number; allowed: string }) =>
      `${p.minutes} minutes is not offered. Use ${p.allowed}, or write ${p.minutes}m.`,
    'duration-out-of-range': (p: { min: number; max: number }) =>
      `A meeting lasts ${p.min} to ${p.max} minutes.`,
    'time-in-the-past': (day: string) => `That time is over (${day}).`,
    'bad-range': (word: string) => `“${word}” ends before it starts.`,
    'no-such-time': (word: string) => `“${word}” is no time of day.`,
    'no-such-date': (word: string) => `“${word}” is no date.`,
    'weekday-mismatch': (day: string) => `${day} is another day of the week.`,
    'unknown-zone': (word: string) => `I don't know the time zone “${word}”. Try a city.`,
    'unknown-channel': (word: string) => `I can send via email, chat or slack, not “${word}”.`,
    'bad-email': (word: string) => `“${word}” is not an e-mail address.`,
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
  pick: (time: string) => `Book ${time}`,
  offerFoot: (expires: string, url: string) =>
    `Buttons show the host's time. Re-checked when clicked; expires ${expires} · <${url}|open in a browser>`,
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
  pickEmail: 'Your e-mail address',
  pickName: 'Your name',
  pickSubmit: 'Book it',
  close: 'Close',
  working: 'Checking the calendar…',
  checking: 'Checking calendars…',
  badEmail: 'Enter a valid e-mail address.',
  badName: 'Enter your name.',
  editTitle: 'Edit the command',
  editLabel: 'Command',
  editSubmit: 'Preview',
  bookedHeader: (title: string, guest: string) => `${title} · ${guest}`,
  bookedText: (p: { title: string; guest: string; time: string }) =>
    `Booked: ${p.title} with ${p.guest}, ${p.time}.`,
  movedText: (p: { title: string; guest: string; time: string }) =>
    `Moved: ${p.title} with ${p.guest}, now ${p.time}.`,
  canceledText: (p: { title: string; guest: string; time: string }) =>
    `Canceled: ${p.title} with ${p.guest}, ${p.time}.`,
  when: 'When',
  guestTime: "Guest's time",
  where: 'Where',
  via: 'Booked via',
  host: 'Host',
  outcome: 'Outcome',
  canceledBadge: 'Canceled',
  places: { video: 'Video call', phone: 'Phone' },
  sources: {
    page: 'booking page',
    slack: 'Slack',
    api: 'API',
    proposal: 'proposal',
    chat: 'chat',
    record: 'CRM record',
    calendar: 'calendar',
  },
  movedReply: (p: { who: string; from: string; to: string; reason: string }) =>
    `Moved by ${p.who} from ~${p.from}~ to ${p.to}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  canceledReply: (p: { who: string; reason: string }) =>
    `Canceled by ${p.who}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  declinedReply: (p: { who: string; offerUrl: string }) =>
    `${p.who} declined the invitation in their calendar. The meeting still stands. <${p.offerUrl}|Offer new times>`,
  lateReply: (p: { who: string; minutes: number }) => `${p.who} is ${p.minutes} minutes late.`,
  howDidItGo: (title: string, guest: string) => `How did *${title} · ${guest}* go?`,
  howDidItGoText: (title: string, guest: string) => `How did ${title} with ${guest} go?`,
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
    canceled: 'Cancelled',
  },
  logged: (p: { outcome: string; title: string; guest: string; time: string }) =>
    `*${p.outcome} ✓* ${p.title} · ${p.guest}, logged ${p.time}`,
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
