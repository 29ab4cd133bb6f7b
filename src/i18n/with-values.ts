/** Fills in a message that is chosen by a code: some of the choices take these values, some none. */
export const withValues = <Values>(
  message: string | ((values: Values) => string),
  values: Values,
): string => (typeof message === 'string' ? message : message(values))
