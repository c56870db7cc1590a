/** What stands on a certificate. */
export type Certificate = {
  outcome: string
  title: string
  nominee: string
  organisation: string
  contest: string
  round: string
  day: string
}

/**
 * One landscape A4 page as a tagged PDF: text that can be read aloud and copied, with its language and title. Letters that
 * the built-in fonts lack are replaced, since a certificate with holes would be worse than one with plain letters.
 */
export async function certificatePdf(certificate: Certificate): Promise<Buffer> {
  // Large, and wanted once a year.
  const { default: PDFDocument } = await import("pdfkit")
  const { outcome, title, nominee, organisation, contest, round, day } = mapValues(certificate, plain)
  const document = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: 72,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-GB",
    displayTitle: true,
    info: { Title: `${outcome}: ${title}`, Author: round, CreationDate: new Date(0), ModDate: new Date(0) },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk))
    document.on("end", () => resolve(Buffer.concat(chunks)))
    document.on("error", reject)
  })
  const { width, height } = document.page
  document.markContent("Artifact", { type: "Layout" })
  document
    .lineWidth(3)
    .strokeColor("#005eb8")
    .rect(36, 36, width - 72, height - 72)
    .stroke()
  document.endMarkedContent()
  const line = (tag: string, text: string, size: number, font: string, colour: string, gap: number) =>
    document.struct(tag, {}, () => {
      document.font(font).fontSize(size).fillColor(colour).text(text, { align: "center" }).moveDown(gap)
    })
  document.moveDown(2)
  const whole = document.struct("Document", {}, [
    line("P", round, 18, "Helvetica", "#4c6272", 0.8),
    line("H1", outcome, 44, "Helvetica-Bold", "#003087", 0.5),
    line("P", contest, 18, "Helvetica", "#212b32", 1.4),
    line("H2", title, 28, "Helvetica-Bold", "#212b32", 0.6),
    line("P", nominee === organisation ? organisation : `${nominee}, ${organisation}`, 20, "Helvetica", "#212b32", 2),
    line("P", day, 14, "Helvetica", "#4c6272", 0),
  ])
  document.addStructure(whole)
  document.end()
  return done
}

/** Text in the letters the built-in fonts have (Windows-1252): curly quotes are straightened, other letters lose what they cannot keep. */
function plain(text: string): string {
  return text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-")
    .normalize("NFC")
    .replace(/[^\x20-\x7e\u00a0-\u00ff]/gu, (letter) => letter.normalize("NFKD").replace(/[^\x20-\x7e\u00a0-\u00ff]/gu, "") || "?")
}

const mapValues = <T extends Record<string, string>>(record: T, map: (value: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)])) as T
