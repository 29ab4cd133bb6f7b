import type { Locale } from '../../../scheduling/entities.ts'

export interface MailQuery {
  timeZone: string
  locale: Locale
  count: number
}
