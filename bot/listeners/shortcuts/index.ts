import type { BotParts } from '../../requests/request-context.ts'
import type { Shortcut } from '../../requests/shortcut.ts'
import { onLogOutcome } from './log-outcome.ts'
import { onProposeFromMessage, onProposeTimes } from './propose.ts'
import { onSaveNote } from './save-note.ts'
import { onShareMyLink } from './share-link.ts'
import { onUnknownShortcut } from './unknown.ts'

type ShortcutListener = (parts: BotParts, shortcut: Shortcut) => Promise<void>

/** By callback id, as in the manifest. */
export const shortcutListeners: Readonly<Record<string, ShortcutListener>> = {
  propose_times: onProposeTimes,
  share_link: onShareMyLink,
  log_outcome: onLogOutcome,
  propose_from_message: onProposeFromMessage,
  save_note: onSaveNote,
}

/** Older manifests may contain unknown shortcuts. */
export const shortcutListenerOf = (callbackId: string): ShortcutListener =>
  (Object.hasOwn(shortcutListeners, callbackId) ? shortcutListeners[callbackId] : undefined) ??
  onUnknownShortcut
