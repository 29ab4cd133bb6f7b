import { z } from 'zod'
import { formWords } from '../../../src/i18n/slack/forms/words.ts'
import type { Meeting } from '../../../src/scheduling/entities.ts'
import { cancelMeeting } from '../../../src/services/cancel-meeting.ts'
import { withdrawProposal } from '../../../src/services/find-proposal.ts'
import { proposeTimes } from '../../../src/services/propose-times.ts'
import { suggestTimes } from '../../../src/services/suggest-times.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/meeting-turn.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { Submission } from '../../requests/submission.ts'
import { actorOf, type BotParts, type Turn } from '../../turn.ts'

const metadataShape = z.object({ meetingId: z.uuid() })
const dayMs = 24 * 60 * 60_000
const lookAheadMs = 14 * dayMs
const offeredCount = 3

/**
 * Three other times of the host's, as a proposal that the email about the cancellation carries.
 * @returns undefined where there are none
 */
async function proposeOthers(turn: Turn, meeting: Meeting): Promise<string | undefined> {
  const { parts, workspaceId, user } = turn
  const { host, pageId, startsAt, endsAt, title, invitee, timeZone, locale } = meeting
  const now = parts.context.clock()
  const durationMinutes = (endsAt - startsAt) / 60_000
  const { starts: slots } = await suggestTimes(parts.context, {
    workspaceId,
    hostId: host.id,
    pageId,
    durationMinutes,
    ranges: [{ start: now, end: now + lookAheadMs }],
    count: offeredCount,
  })
  if (slots.length === 0) return undefined
  const { proposal } = await proposeTimes(parts.context, {
    workspaceId,
    hostId: host.id,
    organizerId: user.id,
    pageId,
    title,
    invitee: { email: invitee.email, name: invitee.name, timeZone, locale },
    durationMinutes,
    slots,
    via: 'link',
    holds: 'none',
  })
  return proposal.id
}

interface Offered {
  proposalId: string | undefined
  /** What becomes of the offer, in words. */
  text: string
}

/** The meeting is canceled whatever becomes of the offer: why there is none is said, and what to do about it. */
async function offerOthers(turn: Turn, meeting: Meeting): Promise<Offered> {
  const forms = formWords(turn.user.locale)
  try {
    const proposalId = await proposeOthers(turn, meeting)
    return { proposalId, text: proposalId ? forms.offered : forms.noNewTimes }
  } catch (error) {
    turn.parts.context.log.error(
      { err: error, meetingId: meeting.id },
      'New times were not offered',
    )
    return { proposalId: undefined, text: forms.notOffered }
  }
}

interface Wanted {
  meetingId: string
  reason: string
  offersOthers: boolean
}

async function cancel(turn: Turn, { meetingId, reason, offersOthers }: Wanted): Promise<Shown> {
  const { parts, workspaceId, user } = turn
  const forms = formWords(user.locale)
  const title = forms.cancelTitle
  const seen = await getOwnMeeting(turn, meetingId)
  if (seen.status === 'canceled') return { title, message: sentence(forms.canceledAlready) }
  const offered = offersOthers && seen.isInvited ? await offerOthers(turn, seen) : undefined
  const proposalId = offered?.proposalId
  const actor = actorOf(turn)
  const command = { workspaceId, meetingId, reason: reason || undefined, proposalId, actor }
  const meeting = await cancelMeeting(parts.context, command).catch(async error => {
    // Nobody was told of the times.
    if (proposalId) await withdrawProposal(parts.context, { workspaceId, proposalId, actor })
    throw error
  })
  const facts = { meeting: meetingName(meeting) }
  const said = meeting.isInvited ? forms.canceled(facts) : forms.canceledQuietly(facts)
  const lines = offered ? [said, offered.text] : [said]
  return { title, message: sentence(lines.join('\n')) }
}

/** Cancels, and offers other times where that was left on. */
export const onCancelSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { values, chosen, metadata } = submission
  return workInModal(parts, submission, {
    title: formWords(formLocale(metadata)).cancelTitle,
    work: turn => {
      const { meetingId } = metadataShape.parse(JSON.parse(metadata))
      const offersOthers = chosen.offer?.includes('yes') ?? false
      return cancel(turn, { meetingId, reason: values.reason?.trim() ?? '', offersOthers })
    },
  })
}
