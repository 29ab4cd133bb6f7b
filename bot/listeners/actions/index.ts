import type { Press } from '../../requests/press.ts'
import type { BotParts } from '../../requests/request-context.ts'
import { onAskAdmin } from './ask-admin.ts'
import { onBookingDraft, onEditBookingDraft } from './booking-draft.ts'
import { onChooseDeal } from './choose-deal.ts'
import { onContact } from './contact.ts'
import { onDraft } from './draft.ts'
import { onDue } from './due.ts'
import { onEdit, onReread } from './edit.ts'
import { onAppHome } from './home.ts'
import { onRunningLate } from './late.ts'
import { onLink } from './link.ts'
import { onMissed } from './missed.ts'
import { onMore } from './more.ts'
import { onOpenForm } from './open-form.ts'
import { onOutcome } from './outcome.ts'
import { onOutcomeForm } from './outcome-forms.ts'
import { onPick, onPickNone } from './pick.ts'
import { onProposal } from './proposal.ts'
import { onProposeOthers } from './propose-others.ts'
import { onTimes } from './times.ts'
import { onUnknown } from './unknown.ts'

type ActionListener = (parts: BotParts, press: Press) => Promise<void>

/** Slack expects an acknowledgment even for buttons that only open a link. */
const onOpen: ActionListener = (_parts, { ack }) => ack()

/** By action id. Each press has exactly one listener. */
export const actionListeners: ReadonlyArray<readonly [actionId: RegExp, ActionListener]> = [
  [/^draft:edit$/, onEdit],
  [/^draft:(?!edit)/, onDraft],
  [/^reread:/, onReread],
  [/^link:/, onLink],
  [/^pick:\d+$/, onPick],
  [/^pick:none$/, onPickNone],
  [/^proposal:/, onProposal],
  [/^propose:others$/, onProposeOthers],
  [/^outcome(?::|-more:|-undo$)/, onOutcome],
  [/^outcome-(?:notes|next|missed|followup)$/, onOutcomeForm],
  [/^due:/, onDue],
  [/^late:/, onRunningLate],
  [/^missed:/, onMissed],
  [/^home:/, onAppHome],
  [/^deal:/, onChooseDeal],
  [/^form:/, onOpenForm],
  [/^more:/, onMore],
  [/^contact:/, onContact],
  [/^booking:change$/, onEditBookingDraft],
  [/^booking:(?!change)/, onBookingDraft],
  [/^times:/, onTimes],
  [/^join:ask$/, onAskAdmin],
  [/^open:/, onOpen],
]

/** The listener of a button, also for buttons of other versions. */
export const actionListenerOf = (actionId: string): ActionListener =>
  actionListeners.find(([id]) => id.test(actionId))?.[1] ?? onUnknown
