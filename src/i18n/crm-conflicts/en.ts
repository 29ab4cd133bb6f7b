/** What the meeting's page says where it was changed in the CRM too: plain text with `{names}`. */
export const en = {
  title: 'Changed on both sides',
  intro:
    'This was changed here and in {crm} to different values. Nothing was overwritten. Choose which one stands; the other side then follows.',
  changedBy: 'Changed in {crm} by {name}',
  here: 'Here',
  keepOurs: 'Keep ours',
  takeTheirs: 'Take {crm}’s',
  canceledHere: 'The meeting is canceled here, so only ours can stand.',
  nothing: '(empty)',
  chosen: 'Your choice is being written to both sides.',
  fields: {
    time: 'Time',
    title: 'Title',
    outcome: 'Outcome',
    description: 'Description',
    location: 'Place',
    host: 'Host',
  },
}

export type ConflictWords = typeof en
