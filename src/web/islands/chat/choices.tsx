import type { PanelProps } from './panel-props.ts'
import type { ShownChoice } from './shown-event.ts'

/** Only web addresses of the server's choosing become links. */
const isWebAddress = (href: string) => /^https?:\/\//.test(href)

/** What the visitor can press. */
export function Choices({
  client,
  state,
  choices,
}: PanelProps & { choices: readonly ShownChoice[] }) {
  if (choices.length === 0) return null
  return (
    <div class="choices">
      {choices.map(({ action, value, label, href, isMain }) =>
        href && isWebAddress(href) ? (
          <a key={href} href={href} target="_blank" rel="noopener">
            {label}
          </a>
        ) : (
          <button
            key={`${action} ${value}`}
            type="button"
            class={isMain ? 'main' : undefined}
            disabled={state.isActing}
            onClick={() => client.act({ action, ...(value === undefined ? {} : { value }) })}
          >
            {label}
          </button>
        ),
      )}
    </div>
  )
}
