import type { WorkspaceId } from '../../model/entities.ts'
import { hasActiveChatSite } from '../../store/chat/chat-sites.ts'
import * as store from '../../store/people/chat-roster.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Whether the workspace has a website with a chat. Without one, chats are not mentioned. */
export const hasLiveChat = ({ db }: Reading, workspaceId: WorkspaceId): Promise<boolean> =>
  hasActiveChatSite(db, workspaceId)

/** Whether this person accepts chats at present; undefined if there is no live chat. */
export const isTakingChats = async (
  { db }: Reading,
  person: { workspaceId: WorkspaceId; userId: string },
): Promise<boolean | undefined> =>
  (await hasActiveChatSite(db, person.workspaceId)) ? store.isTakingChats(db, person) : undefined

/** Whether at least one person of the workspace accepts chats. */
export const isAnybodyTakingChats = ({ db }: Reading, workspaceId: WorkspaceId): Promise<boolean> =>
  store.isAnybodyTakingChats(db, workspaceId)

/** Sets whether the user accepts chats. */
export const setTakingChats = (
  { db }: Reading,
  command: { workspaceId: WorkspaceId; userId: string; isTaking: boolean },
): Promise<void> => store.updateTakingChats(db, command)
