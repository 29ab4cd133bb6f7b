import { randomInt, randomUUID } from 'node:crypto'
import type { Locale, SchedulingPage } from '../../model/entities.ts'
import { lockEmailCode, putEmailCode } from '../../store/meetings/email-codes.ts'
import { emailKey, parseEmail } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import { fieldFault } from '../field-fault.ts'
import { emailCodeLimit, invalidInput, pageInactive } from '../problems.ts'
import { emailCodePurpose, emailCodeRules } from './email-code-rules.ts'
import { mayAskForCode } from './email-proof.ts'

interface RequestEmailCode {
  page: SchedulingPage
  email: string
  /** Language of the email. */
  locale: Locale
  /** As `countMails` counts it. */
  client: string | undefined
}

const makeCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Throws `page-inactive`, `invalid-input`. @returns the normalized address */
async function requestedAddress(
  context: ServiceContext,
  { page, email }: RequestEmailCode,
): Promise<string> {
  if (!page.isActive) throw pageInactive()
  if (!(await mayAskForCode(context, page)))
    throw invalidInput([fieldFault('page', 'no-code-needed')])
  const address = parseEmail(email)
  if (!address) throw invalidInput([fieldFault('email', 'bad-email')])
  return address
}

/** How long until another code may be sent. */
async function limitReached(
  { db, clock }: ServiceContext,
  owner: { pageId: string; emailKey: string },
) {
  const { pauseMs, hourMs, maxPerHour } = emailCodeRules
  const code = await db.transaction(trx => lockEmailCode(trx, owner))
  const isFull = code !== undefined && code.sends >= maxPerHour
  const nextAt = isFull ? code.firstSentAt + hourMs : (code?.sentAt ?? clock()) + pauseMs
  return emailCodeLimit(Math.max(1, Math.ceil((nextAt - clock()) / 1_000)))
}

/**
 * Emails a new code to the address, which replaces the previous one. It makes no difference whether the address
 * is known.
 *
 * Throws `page-inactive`, `invalid-input`, `mail-limit-reached`, and `email-code-limit` within a minute after
 * the last code and after five in an hour. The last code stays valid then.
 */
export async function requestEmailCode(
  context: ServiceContext,
  request: RequestEmailCode,
): Promise<void> {
  const email = await requestedAddress(context, request)
  const { page, locale, client } = request
  const now = context.clock()
  const [id, code] = [randomUUID(), makeCode()]
  const owner = { pageId: page.id, emailKey: emailKey(email) }
  const isPut = await context.db.transaction(async trx => {
    const row = {
      ...owner,
      id,
      workspaceId: page.workspaceId,
      codeSignature: context.cipher.sign(emailCodePurpose(id), code),
      now,
      expiresAt: now + emailCodeRules.lifeMs,
      soonestAfter: now - emailCodeRules.pauseMs,
      countedAfter: now - emailCodeRules.hourMs,
      maxSends: emailCodeRules.maxPerHour,
    }
    if (!(await putEmailCode(trx, row))) return false
    await countMails(context, trx, { client, subject: page.id, outsiders: [{ email }] })
    const sealed = context.cipher.seal(JSON.stringify({ email, code }), id)
    await context.jobs.enqueue(trx, 'send-email-code', [
      { payload: { emailCodeId: id, locale, sealed } },
    ])
    return true
  })
  if (!isPut) throw await limitReached(context, owner)
}
