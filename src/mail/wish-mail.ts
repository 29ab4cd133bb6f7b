import { z } from 'zod'
import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import { openWish } from '../model/open-wish.ts'
import { proposalUrl, proposeTimesUrl } from '../services/links.ts'
import { getProposalToken } from '../services/proposals/find-proposal.ts'
import { findMeetingToMove, withPresentHost } from '../services/proposals/meeting-to-move.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { wishEmail } from './templates/proposal-email.ts'

const refsShape = z.object({ askedAt: z.number() })

/** Notifies the person who proposed times of what would suit the invitee better, once per request. */
export async function notifyOfWish(
  { mailer, context }: MailParts,
  { proposal: asked, refs }: DeliveryInput,
): MailResult {
  const wish = asked && openWish(asked)
  if (asked?.status !== 'open' || wish === undefined) return 'nothing-to-do'
  const proposal = withPresentHost(asked, await findMeetingToMove(context, asked))
  const { id, revision, organizer, invitee, content, askedInsteadAt: askedAt = 0 } = proposal
  const done = { revision, refs: { askedAt } }
  if (refsShape.safeParse(refs).data?.askedAt === askedAt) return done
  const user = await findUserById(context.db, organizer.id)
  // People in Slack are notified there.
  if (!user || (context.hasSlack && user.slackUserId)) return 'nothing-to-do'
  const meetingId = content?.origin?.meetingId
  const url = meetingId
    ? proposeTimesUrl(context, meetingId)
    : proposalUrl(context, await getProposalToken(context, id))
  await mailer.send({
    key: `${id}:wish:${askedAt}`,
    to: user,
    replyTo: invitee,
    ...wishEmail({ proposal, wish, locale: user.locale, url, isFromMeeting: !!meetingId }),
  })
  return done
}
