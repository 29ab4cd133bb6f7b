/** Arguments are ready for mrkdwn: escaped by the caller. */
export const en = {
  text: (p: { name: string; title: string }) => `${p.name} tried to book: ${p.title}`,
  intro: (p: { name: string; email: string; title: string }) =>
    `*${p.name}* (${p.email}) tried to book *${p.title}* with you. Your pages take no bookings, because one of your calendars can no longer be read.`,
  wanted: (time: string) => `Wanted: ${time}`,
  propose: 'Propose times',
  fix: 'Fix the calendar',
  dismiss: 'Dismiss',
  dismissed: (p: { name: string; title: string }) => `Dismissed: ${p.name}, ${p.title}`,
  gone: 'This is too long ago: what they wrote is no longer kept. The email about it has their address.',
}

export type MissedWords = typeof en
