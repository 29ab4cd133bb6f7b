/** Parameters that fill the form. Beside them: `answers[<id>]`, and `a1` to `a10` by position. */
export const prefillNames: readonly string[] = [
  'name',
  'first_name',
  'firstname',
  'last_name',
  'lastname',
  'email',
  'phone',
  'company',
  'notes',
  'guests',
]

/** Parameters that are kept with the meeting. Beside them: any `utm_…`, and `metadata[<key>]`. */
export const trackingNames: readonly string[] = ['gclid', 'fbclid', 'msclkid', 'li_fat_id', 'ref']

const isTracking = (name: string) =>
  trackingNames.includes(name) || name.startsWith('utm_') || name.startsWith('metadata[')

/** What a link says of where its visitor came from. */
export const trackingOf = (kept: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => isTracking(name)))
