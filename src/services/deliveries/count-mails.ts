import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { addToMailCounters } from '../../store/meetings/mail-counters.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { mailLimitReached } from '../problems.ts'

interface MailsWanted {
  /**
   * The requester's network. Undefined for users and for programs with the admin token: they are not counted.
   */
  client: string | undefined
  /** What is counted together: the id of a page, a proposal, or a meeting that has neither. */
  subject: string
  /** Outsiders who get an email. */
  outsiders: readonly { email: string }[]
  /** Number of users who get an email. */
  userCount?: number
}

const dayMs = 24 * 60 * 60_000

const digestOf = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

const gmailDomains = ['gmail.com', 'googlemail.com']

/**
 * One mailbox may have many spellings. The part after a plus sign is a free label. Gmail also ignores dots, and
 * both of its domains are the same (support.google.com/mail/answer/7436150).
 */
function mailboxOf(email: string): string {
  const [local = '', domain = ''] = emailKey(email)
    .replace(/\+[^@]*(?=@)/, '')
    .split('@')
  if (!gmailDomains.includes(domain)) return `${local}@${domain}`
  return `${local.replaceAll('.', '')}@gmail.com`
}

const recipientCounter = (subject: string, { email }: { email: string }) =>
  digestOf('recipient', mailboxOf(email), subject)

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10)

/**
 * A cancellation is never rejected, but its emails count: repeated booking and canceling reaches the limit as
 * well.
 */
export async function countCancelMails(
  { clock, mailLimits }: Pick<ServiceContext, 'clock' | 'mailLimits'>,
  trx: Knex,
  { subject, outsiders }: Pick<MailsWanted, 'subject' | 'outsiders'>,
): Promise<void> {
  if (!mailLimits || mailLimits.perRecipient === 0) return
  const counters = outsiders.map(one => [recipientCounter(subject, one), 1] as const)
  await addToMailCounters(trx, { day: dayOf(clock()), added: new Map(counters) })
}

/**
 * Counts the recipients of the emails that an outsider's request causes, in the transaction of the change.
 * Throws `mail-limit-reached` if there would be too many, so that the change is rolled back.
 */
export async function countMails(
  context: Pick<ServiceContext, 'clock' | 'mailLimits'>,
  trx: Knex,
  { client, subject, outsiders, userCount = 0 }: MailsWanted,
): Promise<void> {
  const { mailLimits: limits } = context
  if (client === undefined || !limits) return
  const clientCounter = digestOf('client', client, subject)
  const recipientCounters = outsiders.map(one => recipientCounter(subject, one))
  const added = new Map<string, number>()
  if (limits.perClient > 0) added.set(clientCounter, outsiders.length + userCount)
  if (limits.perRecipient > 0)
    for (const counter of recipientCounters) added.set(counter, (added.get(counter) ?? 0) + 1)
  if (added.size === 0) return
  const now = context.clock()
  const counted = await addToMailCounters(trx, { day: dayOf(now), added })
  const isOver = [...counted].some(
    ([counter, mails]) =>
      mails > (counter === clientCounter ? limits.perClient : limits.perRecipient),
  )
  if (isOver) throw mailLimitReached(Math.ceil((dayMs - (now % dayMs)) / 1_000))
}
