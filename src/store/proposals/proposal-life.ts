import type { Knex } from 'knex'
import type { Locale } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

/** Changes an open proposal that meets `where`. False if there is none. */
async function change(
  trx: Knex,
  { id, where = '1 = 1' }: { id: string; where?: string },
  changes: Record<string, unknown>,
): Promise<boolean> {
  const count = await trx('proposals')
    .where({ id, status: 'open' })
    .whereRaw(where)
    .update({ ...changes, revision: trx.raw('revision + 1') })
  return count > 0
}

/** The browser's language replaces a default, and is not asked for again. */
const browserLanguage = (trx: Knex, locale: Locale | undefined) =>
  locale === undefined
    ? {}
    : {
        invitee_locale: trx.raw('case when is_locale_guessed then ? else invitee_locale end', [
          locale,
        ]),
        is_locale_guessed: false,
      }

/** False if it was opened before, or is closed. */
export const markOpened = (
  trx: Knex,
  { id, at, locale }: { id: string; at: number; locale: Locale | undefined },
): Promise<boolean> =>
  change(
    trx,
    { id, where: 'opened_at is null' },
    { opened_at: toTimestamp(at), ...browserLanguage(trx, locale) },
  )

/** Saves which times would suit the invitee better. False if the proposal is closed. */
export const saveAskedInstead = (
  trx: Knex,
  {
    id,
    text,
    at,
    timeZone,
    locale,
  }: {
    id: string
    text: string
    at: number
    timeZone: string | undefined
    locale: Locale | undefined
  },
): Promise<boolean> =>
  change(
    trx,
    { id },
    {
      asked_instead: text,
      asked_instead_at: toTimestamp(at),
      answered_at: null,
      invitee_time_zone: trx.raw('coalesce(invitee_time_zone, ?)', [timeZone ?? null]),
      opened_at: trx.raw('coalesce(opened_at, ?)', [toTimestamp(at)]),
      ...browserLanguage(trx, locale),
    },
  )

/** False if the invitee was reminded before, or the proposal is closed. */
export const markNudged = (trx: Knex, { id, at }: { id: string; at: number }): Promise<boolean> =>
  change(trx, { id, where: 'nudged_at is null' }, { nudged_at: toTimestamp(at) })

/** False if the reminder is not due, was sent before, or was not wanted. */
export const markNudgedIfDue = (
  trx: Knex,
  { id, now }: { id: string; now: number },
): Promise<boolean> =>
  trx('proposals')
    .where({ id, status: 'open' })
    .whereNull('nudged_at')
    .whereRaw('(asked_instead is null or answered_at is not null)')
    .where('nudge_at', '<=', toTimestamp(now))
    .update({ nudged_at: toTimestamp(now), revision: trx.raw('revision + 1') })
    .then(count => count > 0)

/** Adds times, which also answers a request for other times. False if the proposal is closed. */
export const saveSlots = (
  trx: Knex,
  {
    id,
    slots,
    expiresAt,
    at,
  }: { id: string; slots: readonly number[]; expiresAt: number; at: number },
): Promise<boolean> =>
  change(
    trx,
    { id },
    {
      slots: slots.map(toTimestamp),
      expires_at: toTimestamp(expiresAt),
      times_revision: trx.raw('times_revision + 1'),
      answered_at: trx.raw('case when asked_instead is not null then ?::timestamptz end', [
        toTimestamp(at),
      ]),
    },
  )

/** Saves which times are no longer free. False if nothing changed. */
export const saveUnavailableSlots = (
  trx: Knex,
  { id, slots }: { id: string; slots: readonly number[] },
): Promise<boolean> => {
  const unavailable = slots.map(toTimestamp)
  return trx('proposals')
    .where({ id, status: 'open' })
    .whereRaw('unavailable_slots is distinct from ?::timestamptz[]', [unavailable])
    .update({ unavailable_slots: unavailable, revision: trx.raw('revision + 1') })
    .then(count => count > 0)
}

/** Of all workspaces. Includes proposals that have expired but are not closed yet. */
export async function listOpenProposalIds(db: Knex): Promise<string[]> {
  const rows = await db('proposals').where({ status: 'open' }).select<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}

/** Open proposals of a meeting's hosts, whose proposed times may have become taken or free. */
export async function listProposalIdsBeside(trx: Knex, meetingId: string): Promise<string[]> {
  const rows = await trx('proposals as p')
    .join('meeting_hosts as mh', 'mh.user_id', 'p.host_id')
    .where({ 'mh.meeting_id': meetingId, 'p.status': 'open' })
    .select<{ id: string }[]>('p.id')
  return rows.map(({ id }) => id)
}

/** Open proposals that would book a new meeting with this host. */
export async function listProposalIdsOfHost(trx: Knex, hostId: string): Promise<string[]> {
  const rows = await trx('proposals')
    .where({ host_id: hostId, status: 'open' })
    .whereRaw("coalesce((content -> 'origin' ->> 'isToBeMoved')::boolean, false) = false")
    .select<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}

/** Withdraws the open proposals that would have moved this meeting. @returns their ids */
export async function withdrawMovesOf(trx: Knex, meetingId: string): Promise<string[]> {
  const rows = await trx('proposals')
    .where({ status: 'open' })
    .whereRaw(
      "content -> 'origin' ->> 'meetingId' = ? and (content -> 'origin' ->> 'isToBeMoved')::boolean",
      [meetingId],
    )
    .update({ status: 'withdrawn', revision: trx.raw('revision + 1') })
    .returning<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}

export async function hasHolds(trx: Knex, proposalId: string): Promise<boolean> {
  const row = await trx('holds').where({ proposal_id: proposalId }).first('id')
  return row !== undefined
}

/** Extends a proposal's holds to its new expiry. */
export async function extendHolds(
  trx: Knex,
  { proposalId, expiresAt }: { proposalId: string; expiresAt: number },
): Promise<void> {
  await trx('holds')
    .where({ proposal_id: proposalId })
    .update({ expires_at: toTimestamp(expiresAt) })
}
