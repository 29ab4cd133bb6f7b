/** A refused form of the contact's page. */
export interface Attempt {
  part: 'task' | 'deal' | 'note'
  /** Its values. */
  fields: Readonly<Record<string, string>>
  /** The deal that the form would have changed. */
  dealId?: string | undefined
}
