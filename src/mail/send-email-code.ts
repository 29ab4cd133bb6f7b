import type { JobPayloads } from '../jobs/definitions.ts'
import { UnopenableText } from '../secrets/token-cipher.ts'
import type { ServiceContext } from '../services/context.ts'
import { findSendableCode } from '../store/meetings/email-codes.ts'
import type { MailParts } from './mail-parts.ts'
import { emailCodeEmail } from './templates/other-emails.ts'

type CodeParts = Pick<MailParts, 'mailer'> & {
  context: Pick<ServiceContext, 'db' | 'cipher' | 'clock' | 'log'>
}

/**
 * Undefined if the key was replaced meanwhile and the earlier one is not set: the guest asks for a new code.
 */
function openCode(
  { cipher, log }: CodeParts['context'],
  { emailCodeId, sealed }: JobPayloads['send-email-code'],
): { email: string; code: string } | undefined {
  try {
    return JSON.parse(cipher.open(sealed, emailCodeId))
  } catch (error) {
    if (!(error instanceof UnopenableText)) throw error
    log.warn({ job: 'send-email-code' }, 'An email code cannot be read: its key is missing')
    return undefined
  }
}

/** Handles the job `send-email-code`. A used, replaced or expired code is not sent. */
export const makeSendEmailCode =
  ({ mailer, context }: CodeParts) =>
  async (job: JobPayloads['send-email-code']): Promise<void> => {
    const { emailCodeId, locale } = job
    const kept = await findSendableCode(context.db, emailCodeId)
    if (!kept || kept.expiresAt <= context.clock()) return
    const opened = openCode(context, job)
    if (!opened) return
    const { email, code } = opened
    await mailer.send({
      key: `email-code:${emailCodeId}`,
      to: { name: '', email },
      ...emailCodeEmail({ locale, pageTitle: kept.pageTitle, code }),
    })
  }
