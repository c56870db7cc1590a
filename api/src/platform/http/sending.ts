import { pipeline } from "node:stream/promises"
import type { Response } from "express"
import type { Context } from "../context.ts"

/**
 * Sends what is made while it is sent, piece by piece. What breaks in the middle ends the connection, so that no reader takes
 * a part for the whole. A reader who leaves is no fault.
 */
export async function sendWhole({ log }: Context, response: Response, ...[source, ...through]: Stages): Promise<void> {
  try {
    await pipeline([source, ...through, response])
  } catch (error) {
    response.destroy()
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") log.error({ err: error }, "an export was cut short")
  }
}

type Stages = [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]]
