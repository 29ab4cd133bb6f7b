import type { DeskPageProps } from './desk-props.ts'

/** The sidebar: switches the person and the conversation. */
export function Rooms(props: DeskPageProps) {
  const { person, people, conversations, conversation, hasMails } = props
  const current = (isIt: boolean) => (isIt ? ('page' as const) : undefined)
  return (
    <nav class="desk-rooms" aria-label="Conversations">
      <form method="get" action="/dev/slack" data-jump>
        <label for="person">You are</label>
        <select id="person" name="person">
          {people.map(({ id, name }) => (
            <option key={id} value={id} selected={id === person.id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" data-jumps>
          Change
        </button>
      </form>
      <a href={`/dev/slack/${person.id}/home`} aria-current={current(!conversation)}>
        App Home
      </a>
      {conversations.map(({ id, name }) => (
        <a
          key={id}
          href={`/dev/slack/${person.id}/${id}`}
          aria-current={current(id === conversation?.id)}
        >
          {name}
        </a>
      ))}
      <p class="soft">
        A small Slack of our own: what you type and press goes through signed requests, as Slack
        sends them. <a href="/settings">Settings</a>
        {hasMails && (
          <>
            {' · '}
            <a href="/dev/mail">Mails</a>
          </>
        )}
      </p>
    </nav>
  )
}
