import { Blocks } from './blocks/blocks.tsx'
import { type DeskPageProps, pathOf } from './desk-props.ts'
import { Message } from './message.tsx'

function Composer(props: DeskPageProps) {
  const { command, globalShortcuts, conversation } = props
  return (
    <div class="desk-composer">
      <form method="post" action={`${pathOf(props)}/type`} data-says="here">
        <input
          name="text"
          aria-label={`Message to ${conversation?.name}`}
          placeholder={`${command} maya@example.com demo 30 thu pm x3`}
          autocomplete="off"
          autofocus={!props.modal}
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
    <div class="desk-scroll">
      <div class="desk-messages" role="log" aria-label="Messages" data-list>
        {props.messages.length === 0 && (
          <p class="soft">
            Nothing here yet. Try <code>{props.command}</code> or <code>{props.command} help</code>.
          </p>
        )}
        {props.messages.map(message => (
          <Message key={message.ts} props={props} message={message} isInRoom />
        ))}
      </div>
    </div>
    <Composer {...props} />
  </>
)

/** App Home that the bot published for this person. */
export const Home = (props: DeskPageProps) => (
  <div class="desk-scroll from-top">
    <div class="desk-messages" data-list>
      {props.home ? (
        <form method="post" action={`${pathOf(props)}/act`} data-view={props.home.id} tabIndex={-1}>
          <input type="hidden" name="view" value={props.home.id} />
          <Blocks
            blocks={props.home.blocks}
            place={{ ...props.place, key: props.home.id, filled: props.home.filled }}
          />
        </form>
      ) : (
        <p class="soft">The bot has published nothing here for {props.person.name}.</p>
      )}
    </div>
  </div>
)
