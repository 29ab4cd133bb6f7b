import { formWords } from '../../src/i18n/slack/forms/words.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { proposeFromMeeting } from '../../src/services/proposals/propose-from-meeting.ts'
import { timeIn } from '../blocks/times.ts'
import type { RequestContext } from '../requests/request-context.ts'

export interface Offered {
  proposalId: string | undefined
  /** What becomes of the offer, in words. */
  text: string
}

/** The meeting is canceled whatever becomes of the offer: why there is none is said, and what to do about it. */
export async function proposeOthers(
  request: RequestContext,
  { meeting, slots }: { meeting: Meeting; slots: readonly number[] },
): Promise<Offered> {
  const { parts, user, reader } = request
  const forms = formWords(user.locale)
  try {
    const offered = { organizerId: user.id, slots, via: 'link' } as const
    const { id: proposalId } = await proposeFromMeeting(parts.context, { meeting, ...offered })
    const times = slots.map(start => timeIn(start, reader)).join('; ')
    return { proposalId, text: forms.offered(times) }
  } catch (error) {
    parts.context.log.error({ err: error, meetingId: meeting.id }, 'New times were not offered')
    return { proposalId: undefined, text: forms.notOffered }
  }
}
