import type { DeskView } from '../../dev-slack/slack-desk.ts'
import { Blocks } from './blocks/blocks.tsx'
import { type DeskPageProps, pathOf } from './desk-props.ts'

/** The modal on top. */
export function Modal(props: DeskPageProps & { modal: DeskView }) {
  const { modal, place } = props
  return (
    <section class="desk-modal" role="dialog" aria-modal="true" aria-label={modal.title}>
      <form
        method="post"
        action={`${pathOf(props)}/act`}
        data-view={modal.id}
        data-waits={modal.submit === undefined ? true : undefined}
      >
        <h2>{modal.title}</h2>
        <input type="hidden" name="view" value={modal.id} />
        <Blocks
          blocks={modal.blocks}
          place={{ ...place, filled: modal.filled }}
          errors={modal.errors}
        />
        <div class="desk-actions">
          <button type="submit" name="close" value="1" formnovalidate>
            {modal.close ?? 'Close'}
          </button>
          {modal.submit && (
            <button type="submit" name="submit" value="1" class="primary">
              {modal.submit}
            </button>
          )}
        </div>
      </form>
    </section>
  )
}
