/** A column of sealed texts. The associated data of each is the value of `key` in its row. */
export interface SealedColumn {
  table: string
  key: string
  keyType: 'uuid' | 'text'
  column: string
  /** Rows name their workspace in `workspace_id`. */
  hasWorkspace: boolean
}

/** Every column that holds sealed texts. A new one belongs here, so that it follows a new SECRET_KEY. */
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
} as const satisfies Record<string, SealedColumn>

export type SealedKind = keyof typeof sealedColumns

export const sealedKinds = Object.keys(sealedColumns) as SealedKind[]
