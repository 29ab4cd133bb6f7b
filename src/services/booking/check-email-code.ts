import { countWrongTry, lockEmailCode } from '../../store/meetings/email-codes.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { emailCodeNeeded, emailCodeWrong } from '../problems.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'
import { emailCodePurpose, emailCodeRules, readEmailCode } from './email-code-rules.ts'
import { askingPage } from './email-proof.ts'

/**
 * The id of the code that the booking has to use up, or undefined if none is required. A wrong code counts even if
 * nothing is booked.
 *
 * Throws `email-code-needed` if none was given or sent, and `email-code-wrong` if it is wrong, used, too old or was
 * tried too often.
 */
export async function checkEmailCode(
  context: ServiceContext,
  { command, terms }: { command: BookMeeting; terms: BookingTerms },
): Promise<string | undefined> {
  const { db, cipher, clock } = context
  const page = await askingPage(context, { command, terms })
  if (!page) return undefined
  const typed = readEmailCode(command.emailCode ?? '')
  if (typed === '') throw emailCodeNeeded()
  const owner = { pageId: page.id, emailKey: emailKey(command.invitee.email) }
  const answer = await db.transaction(async trx => {
    const code = await lockEmailCode(trx, owner)
    if (!code) return { kind: 'none' } as const
    const isOver = code.isUsed || code.expiresAt <= clock()
    if (isOver || code.attempts >= emailCodeRules.maxWrongTries) return { kind: 'wrong' } as const
    if (cipher.isSigned(emailCodePurpose(code.id), typed, code.codeSignature))
      return { kind: 'right', id: code.id } as const
    await countWrongTry(trx, code.id)
    return { kind: 'wrong' } as const
  })
  if (answer.kind === 'none') throw emailCodeNeeded()
  if (answer.kind === 'wrong') throw emailCodeWrong()
  return answer.id
}
