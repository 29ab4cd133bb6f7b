import type { WorkspaceId } from '../scheduling/entities.ts'
import { findRoomUrl, updateRoomUrl } from '../store/host-calls.ts'
import type { ServiceContext } from './context.ts'
import { isCallLink } from './page-faults.ts'
import { invalidInput } from './problems.ts'

interface Owner {
  workspaceId: WorkspaceId
  userId: string
}

const longestLink = 500

/** The link of a person's own video room; undefined where they gave none. */
export const getRoomUrl = (
  { db }: Pick<ServiceContext, 'db'>,
  owner: Owner,
): Promise<string | undefined> => findRoomUrl(db, owner)

/** Sets it, or takes it away where the text is empty. Throws `invalid-input`. */
export async function setRoomUrl(
  { db }: Pick<ServiceContext, 'db'>,
  { typed, ...owner }: Owner & { typed: string },
): Promise<void> {
  const roomUrl = typed.trim()
  if (roomUrl !== '' && (roomUrl.length > longestLink || !isCallLink(roomUrl)))
    throw invalidInput([{ path: 'roomUrl', message: 'Give a link that begins with https://' }])
  await updateRoomUrl(db, { ...owner, roomUrl: roomUrl || undefined })
}
