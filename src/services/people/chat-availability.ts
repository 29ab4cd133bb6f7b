import type { WorkspaceId } from '../../model/entities.ts'
import * as store from '../../store/people/chat-roster.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Whether this person accepts chats at present; undefined if there is no live chat. */
export const isTakingChats = async (
  { db, hasLiveChat }: Pick<ServiceContext, 'db' | 'hasLiveChat'>,
  person: { workspaceId: WorkspaceId; userId: string },
): Promise<boolean | undefined> => (hasLiveChat ? store.isTakingChats(db, person) : undefined)

/** Sets whether the user accepts chats. */
export const setTakingChats = (
  { db }: Reading,
  command: { workspaceId: WorkspaceId; userId: string; isTaking: boolean },
): Promise<void> => store.updateTakingChats(db, command)
