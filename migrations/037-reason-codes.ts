import type { Knex } from 'knex'

/** The texts by which Parley's own reasons were recognized before this migration. */
export const texts = {
  unforeseen: 'Something went wrong on our side; it has been written down.',
  accessLost: 'The access was withdrawn or has ended. Reconnect the account in settings.',
  calendarLost: 'The access to the calendar was lost. Connect the account again in settings.',
  keyMissing:
    'The access was sealed with a SECRET_KEY that is no longer set. Set that key again, or reconnect the account in settings.',
  noAnswer: 'The provider did not answer in time, or not as it should.',
  ownClientRefused:
    'The provider refuses this installation’s own client id or secret. Its administrator has to renew them.',
  noEmailAddress: 'This is no email address that mail can be sent to. Correct it.',
  mailLoginRefused: 'The mail server refused our name and password. Check SMTP_URL.',
  mailRefused: 'The mail server refused this mail for good. Check the address and MAIL_FROM.',
  mailServerAway: 'The mail server cannot be reached or asks us to try later.',
}

const columns = [
  { table: 'deliveries', text: 'last_error', code: 'last_error_code' },
  { table: 'calendars', text: 'last_error', code: 'last_error_code' },
  { table: 'connections', text: 'state_reason', code: 'state_reason_code' },
  { table: 'outages', text: 'reason', code: 'reason_code' },
]

/** Parley's own reasons get codes beside their English text. Null: a provider gave the reason. */
export async function up(knex: Knex): Promise<void> {
  for (const { table, text, code } of columns) {
    await knex.raw('alter table ?? add column ?? text', [table, code])
    for (const [reason, known] of Object.entries(texts))
      await knex(table)
        .where({ [text]: known })
        .update({ [code]: reason })
  }
}
