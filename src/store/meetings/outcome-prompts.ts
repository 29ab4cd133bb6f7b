import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** A message that asked somebody how a meeting went. */
export interface OutcomePrompt {
  channel: string
  ts: string
  meetingId: string
  userId: string
}

interface PromptRow {
  channel: string
  ts: string
  meeting_id: string
  user_id: string
}

const toPrompt = (row: PromptRow): OutcomePrompt => ({
  channel: row.channel,
  ts: row.ts,
  meetingId: row.meeting_id,
  userId: row.user_id,
})

/** Does nothing if it is saved already. */
export async function keepPrompt(
  db: Knex,
  { channel, ts, meetingId, userId, askedAt }: OutcomePrompt & { askedAt: number },
): Promise<void> {
  const row = { channel, ts, meeting_id: meetingId, user_id: userId }
  await db('outcome_prompts')
    .insert({ ...row, asked_at: toTimestamp(askedAt) })
    .onConflict(['channel', 'ts'])
    .ignore()
}

/** All prompts of a meeting. There may be several if the meeting was still going on at the first. */
export async function listPrompts(db: Knex, meetingId: string): Promise<OutcomePrompt[]> {
  const rows = await db<PromptRow>('outcome_prompts')
    .where({ meeting_id: meetingId })
    .orderBy('asked_at')
  return rows.map(toPrompt)
}

export async function findPrompt(
  db: Knex,
  reference: { channel: string; ts: string },
): Promise<OutcomePrompt | undefined> {
  const row = await db<PromptRow>('outcome_prompts').where(reference).first()
  return row && toPrompt(row)
}
