import type { DeskMessage } from '../../../web/slack-desk.ts'
import { Blocks } from './blocks/blocks.tsx'
import { emojiOf } from './blocks/emoji.ts'
import { Mrkdwn } from './blocks/mrkdwn.tsx'
import { type DeskPageProps, pathOf } from './desk-props.ts'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map(word => word.charAt(0))
    .slice(0, 2)
    .join('')

function MessageShortcuts({ props, message }: { props: DeskPageProps; message: DeskMessage }) {
  if (message.isEphemeral || props.messageShortcuts.length === 0) return null
  const id = `${message.ts}-shortcuts`
  return (
    <>
      <button
        type="button"
        class="desk-more"
        popovertarget={id}
        aria-label={`Shortcuts for the message of ${message.authorName}`}
      >
        ⋮
      </button>
      <form
        method="post"
        action={`${pathOf(props)}/shortcut`}
        class="desk-popover"
        id={id}
        popover="auto"
      >
        <input type="hidden" name="ts" value={message.ts} />
        {props.messageShortcuts.map(({ callbackId, name }) => (
          <button key={callbackId} type="submit" name="callback" value={callbackId}>
            {name}
          </button>
        ))}
      </form>
    </>
  )
}

function Said({ props, message }: { props: DeskPageProps; message: DeskMessage }) {
  const { place } = props
  if (message.blocks.length === 0)
    return (
      <p>
        <Mrkdwn text={message.text} viewer={place.viewer} />
      </p>
    )
  return (
    <form method="post" action={`${pathOf(props)}/act`} data-ts={message.ts}>
      <input type="hidden" name="ts" value={message.ts} />
      <Blocks blocks={message.blocks} place={{ ...place, key: message.ts }} />
    </form>
  )
}

const Reactions = ({ message }: { message: DeskMessage }) => (
  <ul class="desk-reactions" aria-label="Reactions">
    {message.reactions.map(({ name, count }) => (
      <li key={name} title={name}>
        {emojiOf(name)} {count}
      </li>
    ))}
  </ul>
)

const repliesOf = (count: number) => (count === 1 ? '1 reply' : `${count} replies`)

function Reply({ props, message }: { props: DeskPageProps; message: DeskMessage }) {
  return (
    <details class="desk-thread" open={message.replies.length > 0}>
      <summary>{message.replies.length > 0 ? repliesOf(message.replies.length) : 'Reply'}</summary>
      {message.replies.map(reply => (
        <Message key={reply.ts} props={props} message={reply} isInRoom={false} />
      ))}
      <form method="post" action={`${pathOf(props)}/type`} data-says="thread">
        <input type="hidden" name="thread" value={message.ts} />
        <input name="text" aria-label="Reply in the thread" autocomplete="off" required />
        <button type="submit">Reply</button>
      </form>
    </details>
  )
}

/** One message with its interactive elements, its unfurls and its thread. */
export function Message({
  props,
  message,
  isInRoom,
}: {
  props: DeskPageProps
  message: DeskMessage
  /** Not in a thread: replies can start one. */
  isInRoom: boolean
}) {
  const { authorName, isFromBot, isEphemeral, isEdited, unfurls, replies, reactions } = message
  const mayHaveReplies = !isEphemeral && (replies.length > 0 || isInRoom)
  return (
    <article class="desk-message" data-ephemeral={isEphemeral || undefined} tabIndex={-1}>
      <span class="desk-face" data-bot={isFromBot || undefined} aria-hidden="true">
        {initials(authorName)}
      </span>
      <div>
        <header>
          <strong>{authorName}</strong>
          {isFromBot && <small class="desk-app">APP</small>}
          {isEphemeral && <small class="soft">Only visible to you</small>}
          {isEdited && <small class="soft">(edited)</small>}
          <MessageShortcuts props={props} message={message} />
        </header>
        <Said props={props} message={message} />
        {unfurls.map((blocks, index) => (
          <div key={index} class="desk-unfurl">
            <Blocks
              blocks={blocks}
              place={{ ...props.place, key: `${message.ts}-unfurl-${index}` }}
            />
          </div>
        ))}
        {reactions.length > 0 && <Reactions message={message} />}
        {mayHaveReplies && <Reply props={props} message={message} />}
      </div>
    </article>
  )
}
