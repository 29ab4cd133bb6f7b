import { signInUrl } from '../services/links.ts'
import { openSealed } from '../store/open-sealed.ts'
import { findSignInLink } from '../store/sign-in-links.ts'
import { findUserById } from '../store/users.ts'
import type { MailParts } from './mail-parts.ts'
import { signInLetter } from './templates/other-letters.ts'

/** Handles the job `send-sign-in-link`. A link that was used or is too old is not sent. */
export const makeSendSignInLink =
  ({ mailer, context }: MailParts) =>
  async ({ signInLinkId }: { signInLinkId: string }): Promise<void> => {
    const link = await findSignInLink(context.db, signInLinkId)
    if (!link || link.expiresAt <= context.clock()) return
    const user = await findUserById(context.db, link.userId)
    if (!user) return
    const text = { kind: 'signInLink', key: signInLinkId, sealed: link.tokenSealed } as const
    const url = signInUrl(context, await openSealed(context, text))
    await mailer.send({
      key: `sign-in:${signInLinkId}`,
      to: user,
      ...signInLetter({ locale: user.locale, url }),
    })
  }
