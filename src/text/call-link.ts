/** The message for an invalid link. */
export const callLinkFault =
  'Give a link that begins with https:// and has no name or password in it'

/**
 * Whether the text is a link that attendees can open as it is. Blanks, line ends and backslashes are rejected
 * because browsers read them differently; a user name or password, because all attendees would get it.
 */
export function isCallLink(text: string): boolean {
  if (!/^https:\/\/[^\s\p{Cc}\\]+$/iu.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
