/** Formats a message that was chosen by a code. Only some of the possible messages take values. */
export const withValues = <Values>(
  message: string | ((values: Values) => string),
  values: Values,
): string => (typeof message === 'string' ? message : message(values))
