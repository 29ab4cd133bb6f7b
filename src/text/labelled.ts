/** A value with its label; a label that is a question keeps its question mark. */
export const labelled = (label: string, value: string): string =>
  /[?!:]\s*$/.test(label) ? `${label.trimEnd()} ${value}` : `${label}: ${value}`
