import type { Knex } from 'knex'
import { formatTarget, type TargetOf } from '../../model/delivery-target.ts'

interface MailTarget {
  meetingId: string
  target: TargetOf<'meeting-mail' | 'reminder'>
}

/** The sequence of the meeting that each recipient last got, by `emailKey`. */
export async function listNotifiedSequences(
  db: Knex,
  { meetingId, target }: MailTarget,
): Promise<Map<string, number>> {
  const rows = await db('mail_recipients')
    .where({ meeting_id: meetingId, target: formatTarget(target) })
    .select('email_key', 'sequence')
  return new Map(rows.map(({ email_key, sequence }) => [email_key, sequence]))
}

/** Saves the sequence that a recipient got. */
export async function noteNotified(
  db: Knex,
  { meetingId, target, emailKey, sequence }: MailTarget & { emailKey: string; sequence: number },
): Promise<void> {
  await db('mail_recipients')
    .insert({
      meeting_id: meetingId,
      target: formatTarget(target),
      email_key: emailKey,
      sequence,
    })
    .onConflict(['meeting_id', 'target', 'email_key'])
    .merge({ sequence })
}
