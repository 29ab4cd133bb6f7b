import { type OutcomeSeries, outcomeSeries } from './chart-maths.ts'

/** Outcomes differ by pattern as well as by color. */
const marks: Record<OutcomeSeries, string> = {
  completed: '',
  scheduled: 'M4 3a1 1 0 1 0 .01 0',
  other: 'M0 4H8',
  noShow: 'M-2 6 6 -2M2 10 10 2',
  canceled: 'M-2 2 6 10M2 -2 10 6',
}

export const fillOf = (series: OutcomeSeries): string => `url(#fill-${series})`

/** The patterns for bars and legend; rendered once per page. */
export const Patterns = () => (
  <svg class="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      {outcomeSeries.map(series => (
        <pattern
          key={series}
          id={`fill-${series}`}
          class={`fill ${series}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect width="8" height="8" />
          <path d={marks[series]} />
        </pattern>
      ))}
    </defs>
  </svg>
)

/** The pattern next to the name of its outcome. */
export const Swatch = ({ series }: { series: OutcomeSeries }) => (
  <svg class="swatch" width="16" height="16" aria-hidden="true">
    <rect
      class={`segment ${series}`}
      x="1"
      y="1"
      width="14"
      height="14"
      rx="2"
      fill={fillOf(series)}
    />
  </svg>
)
