/** Titles and buttons of a modal hold 24 characters. Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  title: 'Reassign',
  next: 'Next',
  newHost: 'New host',
  newHostHint: 'A colleague. They and everybody invited are told.',
  now: (host: string) => `Host now: ${host}`,
  missing: 'Pick a colleague.',
  free: (host: string) => `:white_check_mark: *${host}* is free at that time.`,
  hostsTime: (p: { host: string; time: string }) => `${p.time} for ${p.host}.`,
  outsideHours: (p: { host: string; time: string }) =>
    `:warning: ${p.time} for ${p.host}, outside their hours.`,
  unknown: (host: string) =>
    `:warning: The calendar of *${host}* cannot be read at the moment: make sure they are free.`,
  busy: (p: { host: string; times: string }) => `${p.host} is busy ${p.times}.`,
  busyThen: (host: string) => `${host} is busy at that time.`,
  pickAnother: 'Pick somebody else, or move the meeting first.',
  hasIt: (host: string) => `${host} has this meeting already.`,
  fromCalendar: 'This meeting was made in a calendar: change its host there.',
  submit: 'Reassign',
  done: (p: { meeting: string; host: string; time: string }) =>
    `*Reassigned ✓* ${p.meeting}, ${p.time}: now ${p.host}. Both hosts and everybody invited are told.`,
  handedHeader: (meeting: string) => `Handed over: ${meeting}`,
  handed: (p: { meeting: string; host: string; time: string }) =>
    `${p.meeting}, ${p.time}: *${p.host}* has it now.`,
  handedBy: (p: { who: string; reason: string }) =>
    `Reassigned by ${p.who}${p.reason ? `: ${p.reason}` : ''}`,
}

export type ReassignWords = typeof en
