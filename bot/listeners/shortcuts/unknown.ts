import { formExpired } from '../../../src/services/problems.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Shortcut } from '../../requests/shortcut.ts'

/** A shortcut that is in the team's manifest but not in this version of the app. */
export const onUnknownShortcut = (parts: BotParts, shortcut: Shortcut): Promise<void> =>
  afterAck(parts, shortcut, () => Promise.reject(formExpired()))
