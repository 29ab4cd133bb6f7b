import type { WorkspaceId } from '../scheduling/entities.ts'
import * as store from '../store/chat-roster.ts'
import type { ServiceContext } from './context.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Whether this person takes chats at present. */
export const isTakingChats = (
  { db }: Reading,
  person: { workspaceId: WorkspaceId; userId: string },
): Promise<boolean> => store.isTakingChats(db, person)

/** From now on they take chats, or none. */
export const setTakingChats = (
  { db }: Reading,
  command: { workspaceId: WorkspaceId; userId: string; isTaking: boolean },
): Promise<void> => store.updateTakingChats(db, command)
