import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { isEmail, parseEmail } from './text/email-address.ts'
import { readMailboxes } from './text/read-mailboxes.ts'

/** The environment, parsed once. Empty variables count as absent. */
export interface Config {
  isProduction: boolean
  port: number
  /** Public address, without a trailing slash. */
  publicUrl: string
  /** Undefined for an embedded Postgres in `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  /** A folder for installations that cannot write to `./data`; undefined if `DATA_DIR` was set. */
  dataDirInstead: string | undefined
  /** If undefined, a key is created and stored in `dataDir`. */
  secretKey: string | undefined
  secretKeyPrevious: string | undefined
  adminToken: string | undefined
  /** If undefined, /metrics answers requests of this machine only. */
  metricsToken: string | undefined
  /** The first admin of an empty database. */
  adminEmail: string | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  /** Number of proxies whose X-Forwarded-For is trusted. */
  trustedProxies: number
  /** Requests per address and minute; 0 for no limit. */
  requestsPerMinute: number
  /** Maximum of emails that outsiders can cause, per page and UTC day; 0 for no limit. */
  mailLimits: { perClient: number; perRecipient: number }
  mail: { smtpUrl: string | undefined; from: string }
  slack: {
    clientId: string | undefined
    clientSecret: string | undefined
    signingSecret: string | undefined
    appToken: string | undefined
    botToken: string | undefined
    /** Undefined for Slack itself. */
    apiUrl: string | undefined
    /** With its slash, as in the manifest. */
    command?: string | undefined
  }
  /** Allows connections to CalDAV servers in the private network. */
  allowsPrivateCaldav: boolean
  google: {
    clientId: string | undefined
    clientSecret: string | undefined
    apiUrl: string
    /** Undefined for Google's own addresses. */
    oauthUrl: string | undefined
  }
  microsoft: {
    clientId: string | undefined
    clientSecret: string | undefined
    apiUrl: string
    loginUrl: string
    /** Directory whose accounts may be connected: its id or domain, or one of Microsoft's own names. */
    tenant: string
  }
  hubspot: {
    clientId: string | undefined
    clientSecret: string | undefined
    serviceKey: string | undefined
    apiUrl: string
  }
  pipedrive: {
    clientId: string | undefined
    clientSecret: string | undefined
    apiToken: string | undefined
    apiUrl: string
    oauthUrl: string
  }
}

const text = z.string().optional()
/** A mail server in a private network may have a name without a dot. */
const isSender = (value: string) => {
  const [sender, ...others] = readMailboxes(value)
  const isLocal = /^[\w.+-]+@[a-z0-9-]+$/i.test(sender?.email ?? '')
  return sender !== undefined && others.length === 0 && (isLocal || isEmail(sender.email))
}
const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with http:// or https://',
})
/**
 * Stored data depends on the current key, so a short one is always refused. The previous key may have been short.
 */
const alwaysLong = ['SECRET_KEY']
const longInProduction = ['SECRET_KEY', 'SECRET_KEY_PREVIOUS', 'ADMIN_TOKEN', 'METRICS_TOKEN']
const shortestSecret = 16

const environment = z.object({
  NODE_ENV: text,
  PORT: z.coerce
    .number('must be a number')
    .int()
    .min(1)
    .max(65_535, 'must be a port from 1 to 65535')
    .default(3000),
  PUBLIC_URL: address.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: text,
  XDG_STATE_HOME: text,
  SECRET_KEY: text,
  SECRET_KEY_PREVIOUS: text,
  ADMIN_TOKEN: text,
  METRICS_TOKEN: text,
  ADMIN_EMAIL: z
    .string()
    .refine(isEmail, 'must be an email address')
    .overwrite(text => parseEmail(text) ?? text)
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    )
    .default('info'),
  TRUSTED_PROXIES: z.coerce.number('must be a number').int().min(0).max(10).default(0),
  RATE_LIMIT_PER_MINUTE: z.coerce.number('must be a number').int().min(0).default(3_000),
  MAIL_LIMIT_PER_CLIENT: z.coerce.number('must be a number').int().min(0).default(250),
  MAIL_LIMIT_PER_RECIPIENT: z.coerce.number('must be a number').int().min(0).default(20),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'must be one address, such as Parley <parley@example.com>')
    .default('Parley <parley@localhost>'),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token (xapp-…)').optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token (xoxb-…)').optional(),
  SLACK_API_URL: address.optional(),
  CALDAV_ALLOW_PRIVATE: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  GOOGLE_API_URL: address.default('https://www.googleapis.com'),
  GOOGLE_OAUTH_URL: address.optional(),
  MICROSOFT_CLIENT_ID: text,
  MICROSOFT_CLIENT_SECRET: text,
  MICROSOFT_TENANT: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i,
      'must be a directory’s id or domain, or one of common, organizations and consumers',
    )
    .default('common'),
  MICROSOFT_GRAPH_URL: address.default('https://graph.microsoft.com'),
  MICROSOFT_LOGIN_URL: address.default('https://login.microsoftonline.com'),
  HUBSPOT_CLIENT_ID: text,
  HUBSPOT_CLIENT_SECRET: text,
  HUBSPOT_SERVICE_KEY: text,
  HUBSPOT_API_URL: address.default('https://api.hubapi.com'),
  PIPEDRIVE_CLIENT_ID: text,
  PIPEDRIVE_CLIENT_SECRET: text,
  PIPEDRIVE_API_TOKEN: z
    .string()
    .regex(/^[0-9a-f]{40}$/i, 'must be a personal API token (40 digits from 0 to f)')
    .optional(),
  PIPEDRIVE_API_URL: address.default('https://api.pipedrive.com'),
  PIPEDRIVE_OAUTH_URL: address.default('https://oauth.pipedrive.com'),
})

type Environment = z.infer<typeof environment>
type Variables = Readonly<Record<string, string | undefined>>

const secretFaults = (env: Variables): string[] =>
  (env.NODE_ENV === 'production' ? longInProduction : alwaysLong)
    .filter(name => (env[name]?.trim().length ?? shortestSecret) < shortestSecret)
    .map(
      name =>
        `${name}: must have at least ${shortestSecret} characters; \`openssl rand -base64 32\` makes a good one`,
    )

/** Faults that only a combination of variables shows. */
const togetherFaults = (env: Variables): string[] => {
  const faults: string[] = secretFaults(env)
  if (env.DATABASE_URL && !env.SECRET_KEY)
    faults.push(
      'SECRET_KEY is required with DATABASE_URL: all processes on one database must share it',
    )
  for (const provider of ['GOOGLE', 'HUBSPOT', 'MICROSOFT', 'PIPEDRIVE', 'SLACK']) {
    const [id, secret] = [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`]
    if (Boolean(env[id]) !== Boolean(env[secret]))
      faults.push(`${id} and ${secret} belong together: set both or neither`)
  }
  if (
    (env.SLACK_CLIENT_ID || env.SLACK_BOT_TOKEN) &&
    !env.SLACK_SIGNING_SECRET &&
    !env.SLACK_APP_TOKEN
  )
    faults.push(
      'SLACK_SIGNING_SECRET is required to receive from Slack (or SLACK_APP_TOKEN for Socket Mode)',
    )
  if (env.SLACK_APP_TOKEN && !env.SLACK_BOT_TOKEN && !env.SLACK_CLIENT_ID)
    faults.push(
      'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN too: one receives requests from Slack, the other answers them',
    )
  if (env.NODE_ENV === 'production' && !env.PUBLIC_URL)
    faults.push('PUBLIC_URL is required in production: links in mails and Slack lead there')
  return faults
}

export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

/** The folder for data of programs: the XDG Base Directory Specification, §2. */
const stateFolder = ({ XDG_STATE_HOME }: Environment) =>
  join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'parley')

const toConfig = (env: Environment): Config => ({
  isProduction: env.NODE_ENV === 'production',
  port: env.PORT,
  publicUrl: withoutSlash(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
  databaseUrl: env.DATABASE_URL,
  dataDir: env.DATA_DIR ?? './data',
  dataDirInstead: env.DATA_DIR === undefined ? stateFolder(env) : undefined,
  secretKey: env.SECRET_KEY,
  secretKeyPrevious: env.SECRET_KEY_PREVIOUS,
  adminToken: env.ADMIN_TOKEN,
  metricsToken: env.METRICS_TOKEN,
  adminEmail: env.ADMIN_EMAIL,
  logLevel: env.LOG_LEVEL,
  trustedProxies: env.TRUSTED_PROXIES,
  requestsPerMinute: env.RATE_LIMIT_PER_MINUTE,
  mailLimits: {
    perClient: env.MAIL_LIMIT_PER_CLIENT,
    perRecipient: env.MAIL_LIMIT_PER_RECIPIENT,
  },
  mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
  slack: {
    clientId: env.SLACK_CLIENT_ID,
    clientSecret: env.SLACK_CLIENT_SECRET,
    signingSecret: env.SLACK_SIGNING_SECRET,
    appToken: env.SLACK_APP_TOKEN,
    botToken: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
  },
  allowsPrivateCaldav: env.CALDAV_ALLOW_PRIVATE === '1',
  google: {
    clientId: env.GOOGLE_CLIENT_ID,
    clientSecret: env.GOOGLE_CLIENT_SECRET,
    apiUrl: withoutSlash(env.GOOGLE_API_URL),
    oauthUrl: env.GOOGLE_OAUTH_URL && withoutSlash(env.GOOGLE_OAUTH_URL),
  },
  microsoft: {
    clientId: env.MICROSOFT_CLIENT_ID,
    clientSecret: env.MICROSOFT_CLIENT_SECRET,
    apiUrl: withoutSlash(env.MICROSOFT_GRAPH_URL),
    loginUrl: withoutSlash(env.MICROSOFT_LOGIN_URL),
    tenant: env.MICROSOFT_TENANT,
  },
  hubspot: {
    clientId: env.HUBSPOT_CLIENT_ID,
    clientSecret: env.HUBSPOT_CLIENT_SECRET,
    serviceKey: env.HUBSPOT_SERVICE_KEY,
    apiUrl: withoutSlash(env.HUBSPOT_API_URL),
  },
  pipedrive: {
    clientId: env.PIPEDRIVE_CLIENT_ID,
    clientSecret: env.PIPEDRIVE_CLIENT_SECRET,
    apiToken: env.PIPEDRIVE_API_TOKEN,
    apiUrl: withoutSlash(env.PIPEDRIVE_API_URL),
    oauthUrl: withoutSlash(env.PIPEDRIVE_OAUTH_URL),
  },
})

/** Throws a ConfigError that lists all faults. */
export function readConfig(variables: Variables): Config {
  const present: Variables = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  const issues = parsed.success ? [] : parsed.error.issues
  const faults = issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  faults.push(...togetherFaults(present))
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  return toConfig(parsed.data)
}
