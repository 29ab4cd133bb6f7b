import type { Knex } from 'knex'

/**
 * A link whose sealed token could not be opened got a new token. The hashes of the earlier tokens are kept, so
 * that links sent before still work. The time when a sign-in link was sent is dropped, since nothing used it.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table replaced_tokens (
      token_hash bytea primary key,
      meeting_id uuid references meetings on delete cascade,
      proposal_id uuid references proposals on delete cascade,
      check (num_nonnulls(meeting_id, proposal_id) = 1)
    );
    create index on replaced_tokens (meeting_id);
    create index on replaced_tokens (proposal_id);

    alter table sign_in_links drop column mailed_at;
  `)
