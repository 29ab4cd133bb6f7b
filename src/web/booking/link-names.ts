/** Parameters that prefill the form. Also: `answers[<id>]`, and `a1` to `a10` by position. */
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

/** Parameters that are stored with the meeting. Also: any `utm_…`, and `metadata[<key>]`. */
export const trackingNames: readonly string[] = ['gclid', 'fbclid', 'msclkid', 'li_fat_id', 'ref']

const isTracking = (name: string) =>
  trackingNames.includes(name) || name.startsWith('utm_') || name.startsWith('metadata[')

/** The origin of the visitor, as the link states it. */
export const trackingOf = (kept: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => isTracking(name)))
