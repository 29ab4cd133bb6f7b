/** What is said of a link that is none. */
export const callLinkFault =
  'Give a link that begins with https:// and has no name or password in it'

/**
 * Whether the text is a link that whoever joins a call may open, as it stands: browsers would read more, with blanks,
 * line ends and backslashes in it, and a name or a password would be given to everybody who is invited.
 */
export function isCallLink(text: string): boolean {
  if (!/^https:\/\/[^\s\p{Cc}\\]+$/iu.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
