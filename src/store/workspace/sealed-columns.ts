/** A column of sealed texts. The associated data of each is the value of `key` in its row. */
export interface SealedColumn {
  table: string
  key: string
  keyType: 'uuid' | 'text'
  column: string
  /** The table has a column `workspace_id`. */
  hasWorkspace: boolean
}

/**
 * Every column with sealed texts. New ones must be added here, so that they are sealed again after a change of
 * SECRET_KEY.
 */
export const sealedColumns = {
  connectionAccess: {
    table: 'connections',
    key: 'id',
    keyType: 'uuid',
    column: 'access_token_sealed',
    hasWorkspace: true,
  },
  connectionRefresh: {
    table: 'connections',
    key: 'id',
    keyType: 'uuid',
    column: 'refresh_token_sealed',
    hasWorkspace: true,
  },
  slackTeam: {
    table: 'slack_installations',
    key: 'installation_key',
    keyType: 'text',
    column: 'installation_sealed',
    hasWorkspace: true,
  },
  slackEvent: {
    table: 'slack_events',
    key: 'event_id',
    keyType: 'text',
    column: 'body_sealed',
    hasWorkspace: false,
  },
  signInLink: {
    table: 'sign_in_links',
    key: 'id',
    keyType: 'uuid',
    column: 'token_sealed',
    hasWorkspace: false,
  },
  proposalLink: {
    table: 'proposals',
    key: 'id',
    keyType: 'uuid',
    column: 'token_sealed',
    hasWorkspace: true,
  },
  meetingLink: {
    table: 'meetings',
    key: 'id',
    keyType: 'uuid',
    column: 'manage_token_sealed',
    hasWorkspace: true,
  },
  chatSecret: {
    table: 'chat_site_secrets',
    key: 'id',
    keyType: 'text',
    column: 'secret_sealed',
    hasWorkspace: true,
  },
} as const satisfies Record<string, SealedColumn>

export type SealedKind = keyof typeof sealedColumns

export const sealedKinds = Object.keys(sealedColumns) as SealedKind[]
