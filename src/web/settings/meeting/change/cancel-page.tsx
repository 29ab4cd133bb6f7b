import { fill } from '../../../../i18n/fill.ts'
import { changingWords } from '../../../../i18n/settings/changing/words.ts'
import { FormSecret } from '../../settings-frame.tsx'
import { ChangeFrame, type ChangeProps, ReasonFields } from './change-frame.tsx'

/** /settings/meetings/:id/cancel */
export function CancelPage(props: ChangeProps) {
  const { visit, meeting } = props
  const words = changingWords(visit.locale)
  const path = `/settings/meetings/${meeting.id}`
  const title = fill(words.cancelTitle, { title: meeting.title })
  return (
    <ChangeFrame {...props} title={title}>
      <form method="post" action={`${path}/cancel`} data-once>
        <FormSecret visit={visit} />
        <ReasonFields {...props} />
        <div class="actions">
          <button type="submit" class="danger">
            {words.cancel}
          </button>
          <a class="button" href={path}>
            {words.keep}
          </a>
        </div>
      </form>
    </ChangeFrame>
  )
}
