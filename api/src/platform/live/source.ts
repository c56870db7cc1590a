import type { Context } from "../context.ts"
import type { Topic } from "./news.ts"

/** What somebody asks to be told of: the parameters of /live. */
export type LiveQuery = Readonly<Record<string, string>>

/** Something that open pages can be told of. */
export type LiveSource = {
  /** Name of its events. */
  event: string
  /** What to listen for; null when this is not asked for, or there is nothing that whoever asks may see. */
  topic(context: Context, query: LiveQuery): Promise<Topic | null>
  /**
   * How it stands now for whoever asks, in numbers and ids; null when they may not see it (any more). It is asked for at
   * the beginning and at all news, with who is signed in at that moment, so nothing is shown for having been visible before.
   */
  read(context: Context, query: LiveQuery): Promise<object | null>
}
