import type { Sharp } from "sharp"

/** Widths in pixels that pages may ask for. */
export const imageWidths = [320, 640, 1280] as const
export type ImageWidth = (typeof imageWidths)[number]

const limits = {
  /** Of what people send: enough for any camera, too little for an image made to exhaust memory. */
  limitInputPixels: 64_000_000,
  failOn: "error" as const,
  sequentialRead: true,
}
const longestSide = 4096

/** An image to work on. The library is loaded with the first one: it takes 25 MB, and many processes never see any. */
async function open(bytes: Buffer): Promise<Sharp> {
  const { default: sharp } = await import("sharp")
  // Pictures are worked on one at a time: requests matter more than uploads.
  sharp.concurrency(1)
  return sharp(bytes, limits)
}

/**
 * Draws an image anew: upright, in sRGB, without any metadata (place, camera, thumbnails) and without whatever else was hidden
 * in the file. Null when it cannot be read as what it claims to be.
 */
export async function redrawImage(bytes: Buffer, contentType: string): Promise<{ bytes: Buffer; width: number; height: number } | null> {
  try {
    const picture = (await open(bytes)).rotate().resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
    const { data, info } = await encoded(picture, contentType).timeout({ seconds: 30 }).toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return null
  }
}

function encoded(picture: Sharp, contentType: string): Sharp {
  if (contentType === "image/png") return picture.png({ compressionLevel: 9 })
  if (contentType === "image/webp") return picture.webp({ quality: 85 })
  return picture.jpeg({ quality: 85, mozjpeg: true })
}

/** A narrower copy, as WebP. */
export async function narrowImage(bytes: Buffer, width: ImageWidth): Promise<Buffer> {
  return (await open(bytes)).resize(width, null, { withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
}
