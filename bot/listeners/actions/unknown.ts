import { formExpired } from '../../../src/services/problems.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts } from '../../requests/request-context.ts'

/** A button of another version of this app. Asks the person to start again. */
export const onUnknown = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, () => Promise.reject(formExpired()))
