/** What one request to the API can carry, with room for the quotes that JSON adds. */
const largest = 1_500_000

/** The text of a chosen ODS file, or what is wrong with it. */
export async function readOdsFile(file: FormDataEntryValue | null): Promise<{ csv: string; fileName: string } | { problem: string }> {
  if (!file || typeof file === "string" || file.name === "") return { problem: "Choose the file to import" }
  if (file.size > largest) return { problem: "The file is larger than 1.5 MB. Split it, and import the parts one after the other" }
  return { csv: decoded(new Uint8Array(await file.arrayBuffer())), fileName: file.name }
}

const ofWindows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/** ODS files, and what spreadsheets save, come in UTF-8 or in the older encoding of Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    // Some versions of Node leave out what Windows puts where Latin 1 has control characters.
    return new TextDecoder("windows-1252")
      .decode(bytes)
      .replace(/[\u0080-\u009f]/g, (control) => ofWindows[control.charCodeAt(0) - 0x80] ?? control)
  }
}
