/** Settings of a Parley that is measured: every request is let through, and no small Slack takes its time. */
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
  // The small Slack that newcomers get starts elsewhere only.
  NODE_ENV: 'production',
  PUBLIC_URL: `http://localhost:${port}`,
})
