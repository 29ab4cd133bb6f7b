import { formExpired } from '../../../src/services/problems.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'
import type { Shortcut } from '../../requests/shortcut.ts'

/** A shortcut that the team's manifest has and this version of the app has not. */
export const onUnknownShortcut = (parts: BotParts, shortcut: Shortcut): Promise<void> =>
  afterAck(parts, shortcut, () => Promise.reject(formExpired()))
