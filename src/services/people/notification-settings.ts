import type { User, WorkspaceId } from '../../model/entities.ts'
import {
  type ChannelNotice,
  channelNotices,
  type Notice,
  type NoticeChannels,
  notices,
  readChannel,
} from '../../model/notices.ts'
import * as store from '../../store/people/notification-settings.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'

export { type ChannelNotice, channelNotices, type Notice, notices }

type Reading = Pick<ServiceContext, 'db'>

/** The Slack notifications that this user wants, in the order of `notices`. By default all of them. */
export async function listWantedNotices(
  { db }: Reading,
  { id }: Pick<User, 'id'>,
): Promise<Notice[]> {
  const muted = (await store.listMuted(db, [id])).get(id) ?? []
  return notices.filter(notice => !muted.includes(notice))
}

/** The people who want this notification. */
export async function filterWanting<Person extends Pick<User, 'id'>>(
  { db }: Reading,
  { people, notice }: { people: readonly Person[]; notice: Notice },
): Promise<Person[]> {
  const ids = people.map(({ id }) => id)
  const muted = await store.listMuted(db, ids)
  return people.filter(({ id }) => !muted.get(id)?.includes(notice))
}

/** Replaces the notifications that a user wants. */
export async function setWantedNotices(
  { db }: Reading,
  { user, wanted }: { user: Pick<User, 'id' | 'workspaceId'>; wanted: readonly string[] },
): Promise<void> {
  const { workspaceId, id: userId } = user
  const muted = notices.filter(notice => !wanted.includes(notice))
  await store.updateMuted(db, { workspaceId, userId, muted })
}

/** Which channel shows which notifications; absent: none. */
export const findNoticeChannels = (
  { db }: Reading,
  workspaceId: WorkspaceId,
): Promise<NoticeChannels> => store.findNoticeChannels(db, workspaceId)

/**
 * Sets the channels for each kind of notification, by id or link; blank: none. Throws `invalid-input` with the
 * kinds as paths.
 */
export async function setNoticeChannels(
  { db }: Reading,
  {
    workspaceId,
    typed,
  }: { workspaceId: WorkspaceId; typed: Readonly<Partial<Record<ChannelNotice, string>>> },
): Promise<void> {
  const named = channelNotices.filter(notice => typed[notice]?.trim())
  const read = named.map(notice => ({ notice, id: readChannel(typed[notice] ?? '') }))
  const wrong = read.filter(({ id }) => id === undefined)
  if (wrong.length > 0)
    throw invalidInput(wrong.map(({ notice }) => fieldFault(notice, 'bad-channel')))
  const channels = Object.fromEntries(read.map(({ notice, id }) => [notice, id]))
  await store.updateNoticeChannels(db, { workspaceId, channels })
}
