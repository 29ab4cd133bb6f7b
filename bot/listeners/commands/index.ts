import type { ShorthandCommand, ShorthandVerb } from '../../../src/scheduling/shorthand/types.ts'
import type { listPages } from '../../../src/services/pages.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import type { Turn } from '../../turn.ts'
import { showAgenda } from './agenda.ts'
import { book } from './book.ts'
import { cancelByName } from './cancel.ts'
import { switchChats } from './chat.ts'
import { showFree } from './free.ts'
import { showHub } from './hub.ts'
import { shareLink } from './link.ts'
import { moveMeeting } from './move.ts'
import { logOutcome } from './out.ts'
import { propose } from './propose.ts'
import { changeSettings } from './settings.ts'
import { showConnections, showStatus } from './status.ts'
import { showContact } from './who.ts'

/** Where a command was given. */
export interface Door {
  /** Opens one modal within three seconds; undefined where a command is read again later. */
  triggerId: string | undefined
  channelId: string | undefined
  responseUrl: string
}

export interface Asked {
  reading: ShorthandCommand
  /** The rep's active pages. */
  pages: Awaited<ReturnType<typeof listPages>>
  door: Door
}

/** Undefined: the answer is shown elsewhere, in a modal. */
type VerbListener = (
  turn: Turn,
  asked: Asked,
) => SlackMessage | undefined | Promise<SlackMessage | undefined>

const showHelp: VerbListener = ({ words, parts: { command, context } }) =>
  sentence(words.help({ command, hasLiveChat: context.hasLiveChat }))

export const verbListeners: Readonly<Record<ShorthandVerb, VerbListener>> = {
  hub: showHub,
  propose,
  link: shareLink,
  out: logOutcome,
  today: showAgenda,
  tomorrow: showAgenda,
  week: showAgenda,
  next: showAgenda,
  book,
  move: moveMeeting,
  cancel: cancelByName,
  free: showFree,
  who: showContact,
  chat: switchChats,
  settings: changeSettings,
  connect: showConnections,
  status: showStatus,
  help: showHelp,
}
