/**
 * The minimum length of an international number: country code, network and line (`+290 12345` is the shortest
 * kind).
 */
const minDigits = 5

/**
 * Digits of any script, blanks, `+ - ( ) . /`, and an extension after `ext` or `x`. Direction marks of pasted
 * text are accepted.
 */
const shape = /^[\p{Nd}\s\p{Pd}\p{Cf}+()./]+(?:(?:ext\.?|x)[\p{Nd}\s:.\p{Pd}\p{Cf}]+)?$/iu

export const isPhoneNumber = (text: string): boolean =>
  shape.test(text) && (text.match(/\p{Nd}/gu) ?? []).length >= minDigits
