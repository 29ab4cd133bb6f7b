/**
 * The machine's time zone, which new workspaces begin with. Where `TZ` names none that is known, UTC is
 * set for the whole process.
 *
 * @returns a sentence for whoever starts Parley, where UTC had to be taken
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
