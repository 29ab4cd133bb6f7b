/** Where meetings take place, as hosts choose it: plain text with `{names}`. */
export const en = {
  /** By a calendar's provider. */
  services: { google: 'Google Meet', microsoft: 'Microsoft Teams' },
  byCalendar: '{service}, the link is added automatically',
  noCalendar: 'Video call, but no calendar makes its link',
  room: 'The host’s own video room',
  noRoom: 'The host’s own video room, but there is none',
  link: 'Video call at a fixed link',
  noCallFault:
    'Meetings with {hosts} get no video link from this page: no connected calendar makes one. Choose another place, or connect Google or Microsoft.',
  noRoomFault:
    'Meetings with {hosts} get no video link from this page: the link of their video room is missing.',
  hostComing: 'Video call. The link comes from the calendar.',
  hostMissing: 'Video call without a link. Edit the meeting to add one.',
  hostNoNumber: 'Phone without a number. Edit the meeting to add one.',
  /** By who calls, then by who reads it. */
  calls: {
    host: {
      invitee: '{host} calls you at {number}',
      host: 'Call {guest} at {number}',
      other: '{host} calls {guest} at {number}',
    },
    invitee: {
      invitee: 'Call {host} at {number}',
      host: '{guest} calls you at {number}',
      other: '{guest} calls {host} at {number}',
    },
  },
  /** The field beside the kind of place, and what is missing in it. */
  texts: {
    link: 'Link of the video call',
    phone: 'Phone number',
    address: 'Address',
    custom: 'Where it takes place',
  },
  missing: {
    link: 'Paste the link of the video call',
    address: 'Give the address',
    custom: 'Say where it takes place',
  },
  roomTitle: 'Video room',
  roomText:
    'The link of your own room at Zoom, Whereby, Jitsi or elsewhere. Pages can hold meetings there, and video calls take place there when no calendar makes a link.',
  roomLabel: 'Link of the room',
  roomFault: 'Give a link that begins with https:// and has no name or password in it',
}

export type PlacesWords = typeof en
