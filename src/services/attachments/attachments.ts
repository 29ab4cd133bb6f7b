import type { Knex } from 'knex'
import type { Meeting, User } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import * as store from '../../store/meetings/attachments.ts'
import { holdContents, readParts } from '../../store/meetings/file-contents.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { invalidInput, notFound } from '../problems.ts'
import type { StoredFile } from './store-file.ts'

/** Maximum number of files per meeting. Only colleagues can see them. */
export const maxAttachments = 5

const event = { kind: 'edited', changed: ['attachments'] } as const

const commandOf = ({ user, meetingId }: { user: User; meetingId: string }) => ({
  workspaceId: user.workspaceId,
  meetingId,
  actor: { kind: 'user' as const, userId: user.id, name: user.name },
})

/** Checks that the contents exist, and locks them until the transaction ends. */
async function assertStored(trx: Knex, files: readonly StoredFile[]) {
  const isStored = await holdContents(
    trx,
    files.map(({ contentId }) => contentId),
  )
  if (!isStored) throw invalidInput([fieldFault('files', 'files-missing')])
}

function assertRoom(meeting: Meeting, files: readonly StoredFile[]) {
  if (meeting.attachments.length + files.length > maxAttachments)
    throw invalidInput([fieldFault('files', 'too-many-files', { max: maxAttachments })])
}

/**
 * Attaches files to a meeting; the CRM gets links that require sign-in, attendees get nothing. Without new
 * files (a form that was sent twice, for example), nothing changes.
 * The caller has to check that `user` may change the meeting. Throws `meeting-not-found`, `invalid-input`.
 */
export async function addAttachments(
  context: ServiceContext,
  command: { user: User; meetingId: string; files: readonly StoredFile[] },
): Promise<Meeting> {
  const { user, meetingId, files } = command
  return changeMeeting(context, commandOf(command), async (meeting, trx) => {
    const present = await store.listDigests(trx, meetingId)
    const fresh = files.filter(({ sha256 }) => !present.has(sha256.toString('hex')))
    if (fresh.length === 0) return undefined
    assertRoom(meeting, fresh)
    await assertStored(trx, fresh)
    const { workspaceId, id: addedBy } = user
    const kept = { workspaceId, meetingId, addedBy, createdAt: context.clock() }
    await store.insertAttachments(
      trx,
      fresh.map(file => ({ ...file, ...kept })),
    )
    return { changes: {}, event }
  })
}

/** If it was deleted already, the answer is the same. Throws `meeting-not-found`. */
export async function removeAttachment(
  context: ServiceContext,
  command: { user: User; meetingId: string; attachmentId: string },
): Promise<Meeting> {
  const { meetingId, attachmentId: id } = command
  return changeMeeting(context, commandOf(command), async (_meeting, trx) => {
    const wasDeleted = isEntityId(id) && (await store.deleteAttachment(trx, { meetingId, id }))
    return wasDeleted ? { changes: {}, event } : undefined
  })
}

interface OpenAttachment extends store.StoredAttachment {
  /** Read in parts; ends early if the file is removed meanwhile. */
  content: AsyncGenerator<Buffer>
}

/** Open to every user of its workspace. Throws `not-found`, also for another workspace's file. */
export async function openAttachment(
  { db }: Pick<ServiceContext, 'db'>,
  { user, id }: { user: User; id: string },
): Promise<OpenAttachment> {
  const { workspaceId } = user
  const found = isEntityId(id) ? await store.findAttachment(db, { workspaceId, id }) : undefined
  if (!found) throw notFound()
  return { ...found, content: readParts(db, found.contentId) }
}
