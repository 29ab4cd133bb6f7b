import type { Shortcut } from '../../requests/shortcut.ts'
import { afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../requests/turn.ts'

/** A shortcut for users alone; anybody else is told what to do. */
export const withTurn =
  (work: (turn: Turn, shortcut: Shortcut) => Promise<unknown>) =>
  (parts: BotParts, shortcut: Shortcut): Promise<void> =>
    afterAck(parts, shortcut, async () => {
      const turn = await takeTurn(parts, shortcut.source)
      if (!isTurn(turn)) return void (await shortcut.tell(turn))
      await work(turn, shortcut)
    })
