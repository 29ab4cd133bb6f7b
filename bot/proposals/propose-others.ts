import { formWords } from '../../src/i18n/slack/forms/words.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { proposeTimes } from '../../src/services/proposals/propose-times.ts'
import { timeIn } from '../blocks/times.ts'
import type { RequestContext } from '../requests/request-context.ts'

export interface Offered {
  proposalId: string | undefined
  /** What becomes of the offer, in words. */
  text: string
}

/** A proposal that the email about the cancellation carries. */
async function propose(
  request: RequestContext,
  meeting: Meeting,
  slots: readonly number[],
): Promise<string> {
  const { parts, workspaceId, user } = request
  const { host, pageId, startsAt, endsAt, title, invitee, timeZone, locale } = meeting
  const { proposal } = await proposeTimes(parts.context, {
    workspaceId,
    hostId: host.id,
    organizerId: user.id,
    pageId,
    title,
    invitee: { email: invitee.email, name: invitee.name, timeZone, locale },
    durationMinutes: (endsAt - startsAt) / 60_000,
    slots,
    via: 'link',
    holds: 'none',
  })
  return proposal.id
}

/** The meeting is canceled whatever becomes of the offer: why there is none is said, and what to do about it. */
export async function proposeOthers(
  request: RequestContext,
  { meeting, slots }: { meeting: Meeting; slots: readonly number[] },
): Promise<Offered> {
  const { parts, user, reader } = request
  const forms = formWords(user.locale)
  try {
    const proposalId = await propose(request, meeting, slots)
    const times = slots.map(start => timeIn(start, reader)).join('; ')
    return { proposalId, text: forms.offered(times) }
  } catch (error) {
    parts.context.log.error({ err: error, meetingId: meeting.id }, 'New times were not offered')
    return { proposalId: undefined, text: forms.notOffered }
  }
}
