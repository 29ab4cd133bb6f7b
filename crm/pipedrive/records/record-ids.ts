/** Rejects ids of a CRM that was connected earlier. */
export const idOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
