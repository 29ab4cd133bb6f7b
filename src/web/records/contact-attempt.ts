/** A form of the page that could not be used. */
export interface Attempt {
  part: 'task' | 'deal' | 'note'
  /** What was written. */
  fields: Readonly<Record<string, string>>
  /** Of the deal that was to be changed. */
  dealId?: string | undefined
}
