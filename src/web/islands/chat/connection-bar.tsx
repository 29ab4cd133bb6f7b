import type { PanelProps } from './panel-props.ts'

/** How the connection is, and the server's refusals. Nothing while all is well. */
export function ConnectionBar({ client, state, copy, pageUrl }: PanelProps) {
  const { connection, notice } = state
  const text = {
    connecting: copy.connecting,
    reconnecting: copy.reconnecting,
    unreachable: copy.unreachable,
    connected: undefined,
  }[connection]
  return (
    <div class="bar" role="status">
      {(notice ?? text) && <p>{notice ?? text}</p>}
      {connection === 'unreachable' && (
        <div class="choices">
          <button type="button" onClick={() => client.connect()}>
            {copy.retry}
          </button>
          <a href={pageUrl} target="_blank" rel="noopener">
            {copy.bookOnPage}
          </a>
        </div>
      )}
      {connection !== 'unreachable' && notice && (
        <a href={pageUrl} target="_blank" rel="noopener">
          {copy.bookOnPage}
        </a>
      )}
    </div>
  )
}
