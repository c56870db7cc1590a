import { formatDay, formatMinute } from "../../platform/dates.ts"

type TimeProps = { at: string | Date }

/** A day in London: "1 July 2015". */
export const Day = ({ at }: TimeProps) => <time dateTime={new Date(at).toISOString()}>{formatDay(at)}</time>

/** A minute in London: "1 July 2015 at 9:30 am". */
export const Minute = ({ at }: TimeProps) => <time dateTime={new Date(at).toISOString()}>{formatMinute(at)}</time>
