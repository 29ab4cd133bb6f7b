import type { Press } from '../../requests/press.ts'
import type { BotParts } from '../../turn.ts'
import { onCancel } from './cancel.ts'
import { onChooseDeal } from './choose-deal.ts'
import { onContact } from './contact.ts'
import { onDraft, onPostLink } from './draft.ts'
import { onEdit, onReread } from './edit.ts'
import { onMore } from './more.ts'
import { onOpenForm } from './open-form.ts'
import { onChangeOrder, onOrder } from './order.ts'
import { onOutcome } from './outcome.ts'
import { onPick } from './pick.ts'
import { onTimes } from './times.ts'

export type ActionListener = (parts: BotParts, press: Press) => Promise<void>

/** Buttons that only open an address still want their acknowledgement. */
const onOpen: ActionListener = (_parts, { ack }) => ack()

/** By action id; each press has exactly one listener. */
export const actionListeners: ReadonlyArray<readonly [actionId: RegExp, ActionListener]> = [
  [/^draft:edit$/, onEdit],
  [/^draft:(?!edit)/, onDraft],
  [/^reread:/, onReread],
  [/^link:post$/, onPostLink],
  [/^pick:\d+$/, onPick],
  [/^outcome[:-]/, onOutcome],
  [/^cancel:meeting$/, onCancel],
  [/^deal:/, onChooseDeal],
  [/^form:/, onOpenForm],
  [/^more:/, onMore],
  [/^contact:/, onContact],
  [/^order:change$/, onChangeOrder],
  [/^order:(?!change)/, onOrder],
  [/^times:/, onTimes],
  [/^open:/, onOpen],
]
