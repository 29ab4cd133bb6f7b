import { createHash } from 'node:crypto'
import type { Meeting, User } from '../scheduling/entities.ts'
import { isEntityId } from '../scheduling/entity-id.ts'
import * as store from '../store/attachments.ts'
import { safeFileName } from '../text/file-name.ts'
import { changeMeeting } from './change-meeting.ts'
import type { ServiceContext } from './context.ts'
import { invalidInput, notFound } from './problems.ts'

/** Files that stay among colleagues: at most so many for a meeting, each at most so large. */
export const mostAttachments = 5
export const mostAttachmentBytes = 10 * 1024 * 1024

export interface AttachedFile {
  /** As it was called where it comes from. */
  name: string
  content: Buffer
}

const event = { kind: 'edited', changed: ['attachments'] } as const

const commandOf = ({ user, meetingId }: { user: User; meetingId: string }) => ({
  workspaceId: user.workspaceId,
  meetingId,
  actor: { kind: 'user' as const, userId: user.id, name: user.name },
})

const digested = (files: readonly AttachedFile[]) =>
  files.map(({ name, content }) => ({
    name: safeFileName(name),
    content,
    sha256: createHash('sha256').update(content).digest(),
  }))

function assertRoom(meeting: Meeting, files: readonly AttachedFile[]) {
  if (meeting.attachments.length + files.length > mostAttachments)
    throw invalidInput([{ path: 'files', message: `At most ${mostAttachments} files` }])
  if (files.some(({ content }) => content.length > mostAttachmentBytes))
    throw invalidInput([{ path: 'files', message: 'Each file may have at most 10 MB' }])
}

/**
 * Keeps files with a meeting; the CRM gets links that ask for a sign-in, attendees nothing. No files, or only such as
 * the meeting has already (a form that was sent twice): no change. Whether `user` may change the meeting is asked before. Throws `meeting-not-found`, `invalid-input`.
 */
export async function addAttachments(
  context: ServiceContext,
  command: { user: User; meetingId: string; files: readonly AttachedFile[] },
): Promise<Meeting> {
  const { user, meetingId, files } = command
  return changeMeeting(context, commandOf(command), async (meeting, trx) => {
    const present = await store.listDigests(trx, meetingId)
    const fresh = digested(files).filter(({ sha256 }) => !present.has(sha256.toString('hex')))
    if (fresh.length === 0) return undefined
    assertRoom(meeting, fresh)
    const { workspaceId, id: addedBy } = user
    const kept = { workspaceId, meetingId, addedBy, createdAt: context.clock() }
    await store.insertAttachments(
      trx,
      fresh.map(file => ({ ...file, ...kept })),
    )
    return { changes: {}, event }
  })
}

/** Gone already: the same answer. Throws `meeting-not-found`. */
export async function removeAttachment(
  context: ServiceContext,
  command: { user: User; meetingId: string; attachmentId: string },
): Promise<Meeting> {
  const { meetingId, attachmentId: id } = command
  return changeMeeting(context, commandOf(command), async (_meeting, trx) => {
    const isGone = isEntityId(id) && (await store.deleteAttachment(trx, { meetingId, id }))
    return isGone ? { changes: {}, event } : undefined
  })
}

export interface OpenAttachment extends store.StoredAttachment {
  /** In parts; ends early where the file is removed meanwhile. */
  content: AsyncGenerator<Buffer>
}

/** For every user of its workspace. Throws `not-found`, also for another workspace's. */
export async function openAttachment(
  { db }: Pick<ServiceContext, 'db'>,
  { user, id }: { user: User; id: string },
): Promise<OpenAttachment> {
  const { workspaceId } = user
  const found = isEntityId(id) ? await store.findAttachment(db, { workspaceId, id }) : undefined
  if (!found) throw notFound()
  return { ...found, content: store.readAttachment(db, id) }
}
