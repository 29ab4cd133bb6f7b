/** Patterns of texts with a missing piece. */
const faults: Readonly<Record<string, RegExp>> = {
  'a double blank': /\S {2,}\S/,
  'a blank before punctuation': /\s[.,;!?](?=\s|$)|[^\s:]\s:(?=\s|$)/,
  'empty quotes': /""|“”|„”|«»|‘’|\(\s*\)|\[\s*\]/,
  'a brace that is left': /[{}]/,
  'a hole': /\b(?:undefined|null|NaN)\b|\[object/,
  'a doubled full stop': /[^.]\.\.(?:\s|$)/,
}

const directionMarks = /[\u2066-\u2069]/g
/** Slack's syntax: `{time}` in a date, and ids in links. */
const tokens = /<[^>]*>/g

/** Names of a text's faults; [] for a correct sentence. */
export const sentenceFaults = (text: string): string[] => {
  const said = text.replace(directionMarks, '').replace(tokens, 'x')
  return Object.entries(faults)
    .filter(([, fault]) => fault.test(said))
    .map(([name]) => `${name} in “${said}”`)
}
