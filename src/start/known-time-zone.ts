/**
 * The machine's time zone, which is the default of new workspaces. If `TZ` names no known zone, UTC is set for
 * the whole process.
 *
 * @returns a sentence for the operator if UTC had to be set
 */
export function settleTimeZone(env: NodeJS.ProcessEnv): string | undefined {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if (timeZone && timeZone !== 'Etc/Unknown') return undefined
  const given = env.TZ
  env.TZ = 'UTC'
  return given
    ? `TZ is set to ${given}, which names no known time zone (such as Europe/Warsaw): times are in UTC until somebody chooses a zone in the settings.`
    : 'The time zone of this machine is not known: times are in UTC until somebody chooses a zone in the settings.'
}
