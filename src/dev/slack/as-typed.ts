import type { DeskPerson } from '../../web/slack-desk.ts'

type Named = Pick<DeskPerson, 'id' | 'name'>

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const handlesOf = ({ id, name }: Named): [handle: string, id: string][] => [
  [name.toLowerCase(), id],
  [(name.split(/\s+/)[0] ?? name).toLowerCase(), id],
]

/**
 * Turns `@Ana Ruiz` and `@ana` into `<@U1|ana ruiz>`. The longest matching name wins, or the first of equal
 * length.
 */
function withMentions(text: string, people: readonly Named[]): string {
  const handles = people.flatMap(handlesOf).toSorted(([one], [other]) => other.length - one.length)
  return text.replace(/(?<!\w)@[^\n@]*/g, mention => {
    const found = handles.find(([handle]) => {
      const rest = mention.slice(1 + handle.length)
      return mention.slice(1).toLowerCase().startsWith(handle) && !/^[\p{L}\p{N}.@]/u.test(rest)
    })
    if (!found) return mention
    const [handle, id] = found
    return `<@${id}|${handle}>${mention.slice(1 + handle.length)}`
  })
}

/** Encodes a command as Slack does: `& < >` as entities, people as mentions. */
export const commandText = (text: string, people: readonly Named[]): string =>
  withMentions(escaped(text), people)

/** Encodes a message as Slack does: like a command, and URLs as links. */
export const messageText = (text: string, people: readonly Named[]): string =>
  withMentions(
    escaped(text)
      .replaceAll(/https?:\/\/[^\s<>|]+/g, url => `<${url}>`)
      .replaceAll(
        /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
        email => `<mailto:${email}|${email}>`,
      ),
    people,
  )
