import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { addInternalNote } from '../../../src/services/meetings/internal-note.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import { actorOf, type BotParts, type RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

/** `isWhole`: the form contained the existing notes. Otherwise the typed text is appended to them. */
const metadataShape = z.object({ meetingId: z.uuid(), isWhole: z.boolean().default(true) })

const readMetadata = ({ metadata }: Submission) => readCarried(metadataShape, metadata)

const meetingIn = (request: RequestContext, submission: Submission) =>
  getOwnMeeting(request, readMetadata(submission).meetingId)

async function saveOutcome(request: RequestContext, submission: Submission): Promise<Shown> {
  const notifications = messagesIn(request.reader.locale, 'slack/notifications')
  const { workspaceId, id: meetingId, outcomeNotes: before } = await meetingIn(request, submission)
  const { outcome = '', notes: typed = '' } = submission.values
  const { isWhole } = readMetadata(submission)
  const notes = isWhole ? typed : [before, typed].filter(Boolean).join('\n\n')
  const actor = actorOf(request)
  await recordOutcome(request.parts.context, { workspaceId, meetingId, outcome, notes, actor })
  return { title: notifications.outcomeTitle, message: sentence(notifications.saved) }
}

async function saveStep(request: RequestContext, submission: Submission): Promise<Shown> {
  const notifications = messagesIn(request.reader.locale, 'slack/notifications')
  const { workspaceId, id: meetingId } = await meetingIn(request, submission)
  const text = notifications.stepNote({ step: submission.values.step ?? '' })
  await addInternalNote(request.parts.context, {
    workspaceId,
    meetingId,
    actor: actorOf(request),
    text,
  })
  return { title: notifications.nextStep, message: sentence(notifications.saved) }
}

/** Records the outcome, with notes. */
export const onOutcomeSubmitted = (parts: BotParts, submission: Submission): Promise<void> =>
  workInModal(parts, submission, {
    title: messagesIn(formLocale(submission.metadata), 'slack/notifications').outcomeTitle,
    work: request => saveOutcome(request, submission),
  })

/** Records the next step. */
export const onNextStepSubmitted = (parts: BotParts, submission: Submission): Promise<void> =>
  workInModal(parts, submission, {
    title: messagesIn(formLocale(submission.metadata), 'slack/notifications').nextStep,
    work: request => saveStep(request, submission),
  })
