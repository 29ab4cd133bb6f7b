/** What an international number has at least: country code, network and line (`+290 12345` is the shortest kind). */
const minDigits = 5

/** Digits of any script, blanks, `+ - ( ) . /`, and an extension behind `ext` or `x`. Pasted marks of direction pass. */
const shape = /^[\p{Nd}\s\p{Pd}\p{Cf}+()./]+(?:(?:ext\.?|x)[\p{Nd}\s:.\p{Pd}\p{Cf}]+)?$/iu

export const isPhoneNumber = (text: string): boolean =>
  shape.test(text) && (text.match(/\p{Nd}/gu) ?? []).length >= minDigits

export const phoneFault = 'Enter a phone number with at least 5 digits, such as +48 600 100 200'
