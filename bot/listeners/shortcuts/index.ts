import type { Shortcut } from '../../requests/shortcut.ts'
import type { BotParts } from '../../turn.ts'

export type ShortcutListener = (parts: BotParts, shortcut: Shortcut) => Promise<void>

/** By callback id, as in the manifest. */
export const shortcutListeners: Readonly<Record<string, ShortcutListener>> = {}
