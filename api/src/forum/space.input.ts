import { Role, SpaceKind, SpaceReaders } from "@hub/prisma"
import { z } from "zod"
import { isUuid } from "../platform/input.ts"
import { typed } from "./writing.input.ts"

const line = (most: number, missing: string) =>
  typed.transform((value) => value.replace(/\s+/g, " ")).pipe(z.string().min(1, missing).max(most, `Use at most ${most} characters`))

export const spaceInput = z
  .object({
    name: line(80, "Give the space a name"),
    about: line(300, "Say what belongs here, in a sentence"),
    guidelines: typed.pipe(z.string().max(5_000, "Use at most 5,000 characters")).transform((value) => value || null),
    kind: z.enum(SpaceKind),
    regionId: z.string().refine(isUuid, "Choose a region from the list").nullable(),
    readers: z.enum(SpaceReaders),
    readerRole: z.enum(Role).nullable(),
    position: z.int("Give a whole number").min(0, "Give a number from 0").max(999, "Give a number up to 999"),
  })
  .refine(({ kind, regionId }) => kind !== "REGION" || regionId !== null, { path: ["region"], message: "Choose the region of the space" })
  .refine(({ readers, readerRole }) => readers !== "ROLE" || readerRole !== null, {
    path: ["readerRole"],
    message: "Choose the role that may read it",
  })
  // A role that was chosen before the readers were changed says nothing.
  .transform((space) => ({ ...space, readerRole: space.readers === "ROLE" ? space.readerRole : null }))

export type SpaceInput = z.input<typeof spaceInput>
