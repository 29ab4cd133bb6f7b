import type { BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { onAddTimesSubmitted } from './add-times.ts'
import { onAdjustSubmitted } from './adjust.ts'
import { onBookSubmitted } from './book.ts'
import { onCancelSubmitted } from './cancel.ts'
import { onContactSubmitted } from './contact.ts'
import { onEditSubmitted } from './edit.ts'
import { onFollowUpTimes } from './follow-up-times.ts'
import { onMeetingNoteSubmitted } from './meeting-note.ts'
import { onNoneSuits } from './none-suits.ts'
import { onNoteSubmitted } from './note.ts'
import { onNextStepSubmitted, onOutcomeSubmitted } from './outcome.ts'
import { onPickSubmitted } from './pick.ts'
import { onProposeSubmitted } from './propose.ts'
import { onReassignConfirmed, onReassignPicked } from './reassign.ts'
import { onRescheduleSubmitted } from './reschedule.ts'
import { onSettingsSubmitted } from './settings.ts'
import { onShareLink } from './share-link.ts'

type ViewListener = (parts: BotParts, submission: Submission) => Promise<void>

/** By the modal's callback id. */
export const viewListeners: Readonly<Record<string, ViewListener>> = {
  'add-times': onAddTimesSubmitted,
  adjust: onAdjustSubmitted,
  book: onBookSubmitted,
  cancel: onCancelSubmitted,
  contact: onContactSubmitted,
  edit: onEditSubmitted,
  note: onNoteSubmitted,
  'meeting-note': onMeetingNoteSubmitted,
  pick: onPickSubmitted,
  'none-suits': onNoneSuits,
  propose: onProposeSubmitted,
  reassign: onReassignPicked,
  'reassign-confirm': onReassignConfirmed,
  reschedule: onRescheduleSubmitted,
  settings: onSettingsSubmitted,
  outcome: onOutcomeSubmitted,
  'next-step': onNextStepSubmitted,
  'follow-up-times': onFollowUpTimes,
  'share-link': onShareLink,
}
