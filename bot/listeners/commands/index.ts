import { hasLiveChat } from '../../../src/services/people/chat-availability.ts'
import type { ShorthandVerb } from '../../../src/shorthand/types.ts'
import { sentence } from '../../blocks/text.ts'
import { showAgenda } from './agenda.ts'
import { book } from './book.ts'
import { cancelByName } from './cancel.ts'
import { switchChats } from './chat.ts'
import type { VerbListener } from './command.ts'
import { showFree } from './free.ts'
import { showHub } from './hub.ts'
import { shareLink } from './link.ts'
import { moveMeeting } from './move.ts'
import { logOutcome } from './out.ts'
import { propose } from './propose.ts'
import { changeSettings } from './settings.ts'
import { showConnections, showStatus } from './status.ts'
import { showContact } from './who.ts'

const showHelp: VerbListener = async ({ copy, workspaceId, parts: { command, context } }) =>
  sentence(copy.help({ command, hasLiveChat: await hasLiveChat(context, workspaceId) }))

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
