import type { Knex } from 'knex'

/**
 * Adds to the day's counters and returns their new values, in the caller's transaction: after a rollback,
 * nothing was counted. Counters are locked in one order, so that two bookings cannot deadlock.
 *
 * @param day `YYYY-MM-DD`
 */
export async function addToMailCounters(
  trx: Knex,
  { day, added }: { day: string; added: ReadonlyMap<string, number> },
): Promise<Map<string, number>> {
  const counters = JSON.stringify([...added].map(([counter, mails]) => ({ counter, mails })))
  const { rows } = await trx.raw<{ rows: { counter: string; mails: number }[] }>(
    `insert into mail_counters (counter, day, mails)
     select added.counter, :day::date, added.mails
       from jsonb_to_recordset(:counters::jsonb) as added (counter text, mails int)
      order by added.counter
     on conflict (counter, day) do update set mails = mail_counters.mails + excluded.mails
     returning counter, mails`,
    { day, counters },
  )
  return new Map(rows.map(({ counter, mails }) => [counter, mails]))
}
