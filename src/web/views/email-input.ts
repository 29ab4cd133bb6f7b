/**
 * Attributes of a field for an email address. `type="email"` would refuse letters outside ASCII before the `@` and
 * turn the domain into punycode; the server accepts international addresses and names a wrong one.
 *
 * @see https://html.spec.whatwg.org/multipage/input.html#email-state-(type=email)
 */
export const emailInput = {
  type: 'text',
  inputMode: 'email',
  autocapitalize: 'none',
  spellcheck: false,
  dir: 'ltr',
} as const
