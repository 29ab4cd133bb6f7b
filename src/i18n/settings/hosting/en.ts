/** Whose a meeting is and whether anybody is invited to it: plain text with `{names}`. */
export const en = {
  reassign: 'Reassign',
  reassignText: 'The same meeting goes to a colleague. Both of you and everybody invited are told.',
  newHost: 'New host',
  check: 'Check that they are free',
  free: '{name} is free at that time.',
  hostsTime: '{time} for {name} ({zone}).',
  outsideHours: '{time} for {name} ({zone}), outside their hours.',
  unknown: 'The calendar of {name} cannot be read at the moment: make sure they are free.',
  busy: '{name} is busy {times}. Choose somebody else, or move the meeting first.',
  busyThen: '{name} is busy at that time. Choose somebody else, or move the meeting first.',
  hasIt: '{name} has this meeting already.',
  reason: 'Reason, for colleagues',
  give: 'Give it to {name}',
  given: 'The meeting is now with {name}.',
  changed: 'Somebody changed this meeting meanwhile. Here it is as it is now.',
  notInvited: 'Not invited',
  notInvitedText:
    'Nobody is invited to this meeting: it takes the time and is recorded, and the guest hears nothing of it.',
  invite: 'Send the invitation',
  notSent: 'The email could not be sent',
  notSentText: '{name} heard nothing of this. Correct the address, or send it again below.',
  guestsNotSent: 'A guest heard nothing of this. Correct the address, or send it again below.',
  invited: 'The invitation is on its way.',
}

export type HostingWords = typeof en
