import type { CrmChoices } from '../../../../crm/contract/crm-objects.ts'
import type { SavedSchedule, SchedulingPage, User } from '../../../model/entities.ts'
import type { CallChoices, PlaceFault } from '../../../services/meetings/meeting-place.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import type { EditorProps } from './page-fields.tsx'

export interface PageEditorProps extends EditorProps {
  /** Undefined for a new page. */
  page: SchedulingPage | undefined
  users: readonly User[]
  schedules: readonly SavedSchedule[]
  /** Available kinds of video calls of its hosts. */
  calls: CallChoices
  /** Why the page's meetings have no address. */
  placeFault: PlaceFault | undefined
  /** The CRM account's own types; undefined if any text is allowed. */
  meetingTypes: CrmChoices['meetingTypes']
  notice: Notice | undefined
}
