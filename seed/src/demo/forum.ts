import { courseThreads } from "./forum/courses.ts"
import { firstJobThreads } from "./forum/first-jobs.ts"
import { moderatedThreads } from "./forum/moderated.ts"
import type { DemoThread } from "./forum/shape.ts"

export type { DemoModeration, DemoReply, DemoSpace, DemoThread } from "./forum/shape.ts"
export { demoSpaces } from "./forum/spaces.ts"

/** What the demonstration people ask and tell each other. */
export const demoThreads: readonly DemoThread[] = [...firstJobThreads, ...courseThreads, ...moderatedThreads]
