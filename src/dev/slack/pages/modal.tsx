import type { DeskView } from '../../../web/slack-desk.ts'
import { Blocks } from './blocks/blocks.tsx'
import { type DeskPageProps, pathOf } from './desk-props.ts'

/** The top modal. A modal without a submit button shows progress or information. */
export function Modal(props: DeskPageProps & { modal: DeskView }) {
  const { modal, place } = props
  const titleId = `${modal.id}-title`
  return (
    <dialog class="desk-modal" open aria-modal="true" aria-labelledby={titleId}>
      <form
        method="post"
        action={`${pathOf(props)}/act`}
        data-view={modal.id}
        data-waits={modal.submit === undefined ? true : undefined}
      >
        <h2 id={titleId} tabIndex={-1}>
          {modal.title}
        </h2>
        <input type="hidden" name="view" value={modal.id} />
        <Blocks
          blocks={modal.blocks}
          place={{ ...place, key: modal.id, filled: modal.filled }}
          errors={modal.errors}
        />
        <div class="desk-actions">
          {modal.submit && (
            <button type="submit" name="submit" value="1" class="primary">
              {modal.submit}
            </button>
          )}
          <button type="submit" name="close" value="1" formnovalidate data-close>
            {modal.close ?? 'Close'}
          </button>
        </div>
      </form>
    </dialog>
  )
}
