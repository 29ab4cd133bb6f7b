import type {
  DeskConversation,
  DeskMessage,
  DeskPerson,
  DeskView,
} from '../../../web/slack-desk.ts'
import type { Place } from './blocks/chosen.ts'

interface Shortcut {
  callbackId: string
  name: string
}

export interface DeskPageProps {
  person: DeskPerson
  people: readonly DeskPerson[]
  conversations: readonly DeskConversation[]
  /** Undefined on App Home. */
  conversation: DeskConversation | undefined
  messages: readonly DeskMessage[]
  home: DeskView | undefined
  modal: DeskView | undefined
  place: Place
  /** The bot's slash command, with its slash. */
  command: string
  globalShortcuts: readonly Shortcut[]
  messageShortcuts: readonly Shortcut[]
  version: number
  hasMails: boolean
}

/** Path of the current view. Its forms post to paths below. */
export const pathOf = ({ person, conversation }: Pick<DeskPageProps, 'person' | 'conversation'>) =>
  `/dev/slack/${person.id}/${conversation?.id ?? 'home'}`
