import type { Locale } from '../../../model/entities.ts'

export interface MailQuery {
  timeZone: string
  locale: Locale
  count: number
}
