/** Settings of the measured Parley: no rate limits, and no small Slack that would use CPU time. */
export const benchSettings = ({
  port,
  folder,
  adminToken,
}: {
  port: number
  folder: string
  adminToken: string
}) => ({
  PORT: String(port),
  DATA_DIR: folder,
  ADMIN_TOKEN: adminToken,
  RATE_LIMIT_PER_MINUTE: '0',
  MAIL_LIMIT_PER_CLIENT: '0',
  MAIL_LIMIT_PER_RECIPIENT: '0',
  // The small Slack for development does not start in production.
  NODE_ENV: 'production',
  PUBLIC_URL: `http://localhost:${port}`,
})
