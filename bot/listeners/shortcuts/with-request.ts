import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'
import type { Shortcut } from '../../requests/shortcut.ts'

/** A shortcut for users. Other people are shown how to become one. */
export const withRequest =
  (work: (request: RequestContext, shortcut: Shortcut) => Promise<unknown>) =>
  (parts: BotParts, shortcut: Shortcut): Promise<void> =>
    afterAck(parts, shortcut, async () => {
      const request = await resolveRequest(parts, shortcut.source)
      if (!isResolved(request)) return void (await shortcut.reply(request))
      await work(request, shortcut)
    })
