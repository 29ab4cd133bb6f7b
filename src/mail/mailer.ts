import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import nodemailer from 'nodemailer'
import { ownReason } from '../providers/own-reasons.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { keepMail } from '../store/deliveries/kept-mails.ts'
import { isEmail, parseEmail } from '../text/email-address.ts'

export interface Mailbox {
  name: string
  email: string
}

interface OutgoingMail {
  /** The same key means the same email: it is stored once and always has the same Message-ID. */
  key: string
  to: Mailbox
  replyTo?: Mailbox | undefined
  subject: string
  text: string
  html: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; ics: string } | undefined
}

export interface Mailer {
  /** Throws ProviderError if the server does not accept the email. */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()

/** An address from before validation existed is rejected rather than changed. */
function mailbox({ name, email }: Mailbox) {
  const address = parseEmail(email)
  if (address === undefined)
    throw new ProviderError({
      provider: 'smtp',
      code: 'rejected',
      ...ownReason('noEmailAddress'),
    })
  return { name: oneLine(name), address }
}

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
const messageIdOf = (key: string, from: string) =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domainOf(from)}>`

interface SmtpFailure {
  code?: string
  responseCode?: number
  /** The SMTP command that the server rejected. */
  command?: string
}

function codeOf(failure: SmtpFailure): keyof typeof reasons {
  if (failure.code === 'EAUTH') return 'unauthorized'
  return (failure.responseCode ?? 0) >= 500 ? 'rejected' : 'unavailable'
}

const reasons = {
  unauthorized: 'mailLoginRefused',
  rejected: 'mailRefused',
  unavailable: 'mailServerAway',
} as const

/** Converts the server's answer. Its text stays in `cause`, since it may contain another person's address. */
function toProviderError(cause: unknown): ProviderError {
  const code = codeOf(cause instanceof Error ? (cause as Error & SmtpFailure) : {})
  return new ProviderError({ provider: 'smtp', code, ...ownReason(reasons[code]), cause })
}

/** Whether the email was rejected because of its recipient; emails to others may still be accepted. */
export const isRecipientRefused = (error: unknown): error is ProviderError =>
  error instanceof ProviderError &&
  (error.code === 'rejected' || (error.cause as SmtpFailure | undefined)?.command === 'RCPT TO')

const toMessage = (mail: OutgoingMail, from: string) => ({
  from,
  to: mailbox(mail.to),
  ...(mail.replyTo && isEmail(mail.replyTo.email) ? { replyTo: mailbox(mail.replyTo) } : {}),
  messageId: messageIdOf(mail.key, from),
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  // Prevents out-of-office replies (RFC 3834 §5).
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...(mail.calendar
    ? {
        icalEvent: {
          method: mail.calendar.method,
          filename: mail.calendar.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics',
          content: mail.calendar.ics,
        },
      }
    : {}),
})

function createSmtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async mail => {
      const message = toMessage(mail, from)
      try {
        await transport.sendMail(message)
      } catch (error) {
        throw toProviderError(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Sends by SMTP. Without a server, emails are stored in the database and shown at `/dev/mail`. */
export function createMailer(parts: {
  smtpUrl?: string | undefined
  from: string
  db: Knex
}): Mailer {
  if (parts.smtpUrl) return createSmtpMailer(parts.smtpUrl, parts.from)
  return {
    send: ({ key, to, subject, text, html, calendar }) =>
      keepMail(parts.db, {
        key,
        to: mailbox(to).address,
        subject: oneLine(subject),
        text,
        html,
        calendar: calendar?.ics,
        calendarMethod: calendar?.method,
      }),
    close: () => undefined,
  }
}
