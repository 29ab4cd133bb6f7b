import type { Knex } from 'knex'
import { toInstant } from '../database/connect.ts'

interface NewKeptMail {
  /** The same key means the same email. */
  key: string
  to: string
  subject: string
  text: string
  html: string
  calendar?: string | undefined
  calendarMethod?: string | undefined
}

export interface KeptMail extends NewKeptMail {
  id: number
  createdAt: number
}

interface MailRow {
  id: number
  key: string
  envelope_to: string
  subject: string
  text: string
  html: string
  calendar: string | null
  calendar_method: string | null
  created_at: Date
}

const toMail = (row: MailRow): KeptMail => ({
  id: row.id,
  key: row.key,
  to: row.envelope_to,
  subject: row.subject,
  text: row.text,
  html: row.html,
  calendar: row.calendar ?? undefined,
  calendarMethod: row.calendar_method ?? undefined,
  createdAt: toInstant(row.created_at),
})

export async function keepMail(db: Knex, mail: NewKeptMail): Promise<void> {
  await db('kept_mails')
    .insert({
      key: mail.key,
      envelope_to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      calendar: mail.calendar,
      calendar_method: mail.calendarMethod,
    })
    .onConflict('key')
    .ignore()
}

/** The latest first. */
export async function listKeptMails(db: Knex, limit = 100): Promise<KeptMail[]> {
  const rows = await db<MailRow>('kept_mails').orderBy('id', 'desc').limit(limit)
  return rows.map(toMail)
}

export async function findKeptMail(db: Knex, id: number): Promise<KeptMail | undefined> {
  const row = await db<MailRow>('kept_mails').where({ id }).first()
  return row && toMail(row)
}
