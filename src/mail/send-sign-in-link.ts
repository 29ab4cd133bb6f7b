import type { User } from '../model/entities.ts'
import { signInUrl } from '../services/links.ts'
import { getWorkspace } from '../services/workspace/workspaces.ts'
import { findSignInLink } from '../store/people/sign-in-links.ts'
import { findUserById } from '../store/people/users.ts'
import { openSealed } from '../store/workspace/open-sealed.ts'
import type { MailParts } from './mail-parts.ts'
import { invitationEmail } from './templates/invitation-email.ts'
import { signInEmail } from './templates/other-emails.ts'

interface Sent {
  user: User
  url: string
  inviter: User | undefined
}

/**
 * An invitation names its sender, who can be replied to. The email with a requested link only explains the
 * link.
 */
async function emailFor({ context }: MailParts, { user, url, inviter }: Sent) {
  const { locale, workspaceId } = user
  if (!inviter) return signInEmail({ locale, url })
  const { name: workspace } = await getWorkspace(context, workspaceId)
  const signInPage = `${context.publicUrl}/signin`
  const email = invitationEmail({ locale, url, signInPage, workspace, inviter: inviter.name })
  return { replyTo: inviter, ...email }
}

/** Handles the job `send-sign-in-link`. A used or expired link is not sent. */
export const makeSendSignInLink =
  (parts: MailParts) =>
  async ({ signInLinkId }: { signInLinkId: string }): Promise<void> => {
    const { mailer, context } = parts
    const link = await findSignInLink(context.db, signInLinkId)
    if (!link || link.expiresAt <= context.clock()) return
    const { userId, invitedById, tokenSealed } = link
    const user = await findUserById(context.db, userId)
    if (!user) return
    const inviter = invitedById ? await findUserById(context.db, invitedById) : undefined
    const text = { kind: 'signInLink', key: signInLinkId, sealed: tokenSealed } as const
    const url = signInUrl(context, await openSealed(context, text))
    await mailer.send({
      key: `sign-in:${signInLinkId}`,
      to: user,
      ...(await emailFor(parts, { user, url, inviter })),
    })
  }
