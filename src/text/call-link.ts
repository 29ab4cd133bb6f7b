/**
 * Whether the text is a link that attendees can open as it is. Blanks, line ends and backslashes are rejected
 * because browsers read them differently; a user name or password, because all attendees would get it.
 */
export function isCallLink(text: string): boolean {
  if (!/^https:\/\/[^\s\p{Cc}\\]+$/iu.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
