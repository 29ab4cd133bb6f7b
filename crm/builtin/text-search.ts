/** For `ilike`: what contains the text as it stands. */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Of contact `c` and company `co`: name, company or any address contains the text. */
export const matching = `(:text = '' or c.name ilike :pattern or
  coalesce(co.name, c.company_name) ilike :pattern or exists
  (select 1 from crm_contact_emails e where e.contact_id = c.id and e.email ilike :pattern))`
