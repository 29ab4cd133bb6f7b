/** What a text looks like in which a piece is missing. */
const faults: Readonly<Record<string, RegExp>> = {
  'a double blank': /\S {2,}\S/,
  'a blank before punctuation': /\s[.,;!?](?=\s|$)|[^\s:]\s:(?=\s|$)/,
  'empty quotes': /""|“”|„”|«»|‘’|\(\s*\)|\[\s*\]/,
  'a brace that is left': /[{}]/,
  'a hole': /\b(?:undefined|null|NaN)\b|\[object/,
  'a doubled full stop': /[^.]\.\.(?:\s|$)/,
}

const directionMarks = /[\u2066-\u2069]/g
/** Slack's own: `{time}` in a date, and an id in a link. */
const tokens = /<[^>]*>/g

/** Names of what is wrong with a text; [] for a whole sentence. */
export const sentenceFaults = (text: string): string[] => {
  const said = text.replace(directionMarks, '').replace(tokens, 'x')
  return Object.entries(faults)
    .filter(([, fault]) => fault.test(said))
    .map(([name]) => `${name} in “${said}”`)
}
