import type { Knex } from 'knex'

/**
 * Content of files in rows of their own, written during an upload. A content without an attachment belongs to
 * an upload that is in progress or was aborted.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table file_contents (
      id uuid primary key default gen_random_uuid(),
      created_at timestamptz not null
    );
    create index on file_contents (created_at);

    create table file_parts (
      content_id uuid not null references file_contents on delete cascade,
      number int not null,
      content bytea not null check (octet_length(content) between 1 and 262144),
      primary key (content_id, number)
    );
    alter table file_parts alter column content set storage external;

    insert into file_contents (id, created_at) select id, created_at from attachments;
    insert into file_parts (content_id, number, content)
      select a.id, part.number, substring(a.content from part.number * 262144 + 1 for 262144)
        from attachments a
        cross join lateral generate_series(0, (octet_length(a.content) - 1) / 262144) as part(number)
       where octet_length(a.content) > 0;

    alter table attachments add column content_id uuid unique references file_contents;
    update attachments set content_id = id;
    alter table attachments alter column content_id set not null;
    alter table attachments drop column content;
  `)
