import type { WorkspaceId } from '../../model/entities.ts'
import { maxRoomUrlLength } from '../../model/maximums.ts'
import { findRoomUrl, updateRoomUrl } from '../../store/calendars/host-calls.ts'
import { isCallLink } from '../../text/call-link.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput } from '../problems.ts'

interface Owner {
  workspaceId: WorkspaceId
  userId: string
}

/** The link of a user's own video room. Undefined if they gave none. */
export const getRoomUrl = (
  { db }: Pick<ServiceContext, 'db'>,
  owner: Owner,
): Promise<string | undefined> => findRoomUrl(db, owner)

/** Sets the link, or removes it if the text is empty. Throws `invalid-input`. */
export async function setRoomUrl(
  { db }: Pick<ServiceContext, 'db'>,
  { typed, ...owner }: Owner & { typed: string },
): Promise<void> {
  const roomUrl = typed.trim()
  const isLink = roomUrl === '' || isCallLink(roomUrl)
  const errors = [
    ...(isLink ? [] : [fieldFault('roomUrl', 'bad-link')]),
    ...tooLong('roomUrl', roomUrl, maxRoomUrlLength),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  await updateRoomUrl(db, { ...owner, roomUrl: roomUrl || undefined })
}
