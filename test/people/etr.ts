/** Rows in the layout of the ODS trust file etr.csv: 27 columns, no heading. */
type Row = { code: string; name: string; postcode?: string; closed?: string }

export const etrRow = ({ code, name, postcode = "M6 8HD", closed = "" }: Row): string =>
  [
    code,
    `"${name}"`,
    "Y62",
    "QOP",
    "STOTT LANE",
    "",
    "",
    "SALFORD",
    "GREATER MANCHESTER",
    postcode,
    "20060801",
    closed,
    ...Array(15).fill(""),
  ].join(",")

export const etrFile = (...rows: Row[]): string => `${rows.map(etrRow).join("\r\n")}\r\n`
