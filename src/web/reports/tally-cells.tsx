import type { Tally } from '../../services/reports/report-meetings.ts'
import { outcomeSeries } from './chart-maths.ts'
import { formatCount } from './format-figures.ts'
import { type ReportVisit, seriesWord } from './report-visit.ts'

/** A number below its heading. On a phone the heading precedes it, and zeros are hidden. */
export const NumberCell = ({
  label,
  text,
  isNone,
}: {
  label: string
  text: string
  isNone?: boolean
}) => (
  <td class={isNone ? 'number none' : 'number'} data-label={label}>
    {text}
  </td>
)

export const NumberHeading = ({ text }: { text: string }) => (
  <th scope="col" class="number">
    {text}
  </th>
)

/** The headings of `TallyCells`. */
export const TallyHeadings = ({ visit }: { visit: ReportVisit }) => (
  <>
    <NumberHeading text={visit.reports.meetings} />
    {outcomeSeries.map(series => (
      <NumberHeading key={series} text={seriesWord(visit, series)} />
    ))}
  </>
)

/** The total, and the count of each outcome. */
export const TallyCells = ({ visit, tally }: { visit: ReportVisit; tally: Tally }) => (
  <>
    <NumberCell label={visit.reports.meetings} text={formatCount(tally.total, visit.locale)} />
    {outcomeSeries.map(series => (
      <NumberCell
        key={series}
        label={seriesWord(visit, series)}
        text={formatCount(tally[series], visit.locale)}
        isNone={tally[series] === 0}
      />
    ))}
  </>
)
