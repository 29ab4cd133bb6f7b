import { asStored } from '../../src/text/show-email.ts'

/** Pattern for `ilike` that matches the text literally, anywhere in the value. */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** The values of `:text`, `:pattern` and `:addressPattern`. Domains are stored in ASCII and typed in any letters. */
export const searchBindings = (text: string) => ({
  text,
  pattern: patternOf(text),
  addressPattern: patternOf(asStored(text)),
})

/** Matches contact `c` and company `co` if the name, the company or any address contains the text. */
export const matching = `(:text = '' or c.name ilike :pattern or
  coalesce(co.name, c.company_name) ilike :pattern or exists
  (select 1 from crm_contact_emails e where e.contact_id = c.id and (e.email ilike :pattern or e.email ilike :addressPattern)))`
