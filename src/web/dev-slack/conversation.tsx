import { Blocks } from './blocks/blocks.tsx'
import { type DeskPageProps, pathOf } from './desk-props.ts'
import { Message } from './message.tsx'

function Composer(props: DeskPageProps) {
  const { command, globalShortcuts, conversation } = props
  return (
    <div class="desk-composer">
      <form method="post" action={`${pathOf(props)}/type`}>
        <input
          name="text"
          aria-label={`Message to ${conversation?.name}`}
          placeholder={`${command} maya@example.com demo 30 thu pm x3`}
          autocomplete="off"
          autofocus
          required
        />
        <button type="submit" class="primary">
          Send
        </button>
      </form>
      {globalShortcuts.length > 0 && (
        <form method="post" action={`${pathOf(props)}/shortcut`} class="desk-actions">
          {globalShortcuts.map(({ callbackId, name }) => (
            <button key={callbackId} type="submit" name="callback" value={callbackId}>
              ⚡ {name}
            </button>
          ))}
        </form>
      )}
    </div>
  )
}

export const Conversation = (props: DeskPageProps) => (
  <>
    <div class="desk-messages" role="log" aria-label="Messages">
      {props.messages.length === 0 && (
        <p class="soft">
          Nothing here yet. Try <code>{props.command}</code> or <code>{props.command} help</code>.
        </p>
      )}
      {props.messages.map(message => (
        <Message key={message.ts} props={props} message={message} />
      ))}
    </div>
    <Composer {...props} />
  </>
)

/** App Home as the bot published it for this person. */
export const Home = (props: DeskPageProps) => (
  <form method="post" action={`${pathOf(props)}/act`} class="desk-messages">
    <input type="hidden" name="view" value={props.home?.id ?? ''} />
    {props.home ? (
      <Blocks blocks={props.home.blocks} place={{ ...props.place, filled: props.home.filled }} />
    ) : (
      <p class="soft">The bot has published nothing here for {props.person.name}.</p>
    )}
  </form>
)
