import type { Submission } from '../../requests/submission.ts'
import type { BotParts } from '../../turn.ts'
import { onEditSubmitted } from './edit.ts'
import { onPickSubmitted } from './pick.ts'

export type ViewListener = (parts: BotParts, submission: Submission) => Promise<void>

/** By the modal's callback id. */
export const viewListeners: Readonly<Record<string, ViewListener>> = {
  edit: onEditSubmitted,
  pick: onPickSubmitted,
}
