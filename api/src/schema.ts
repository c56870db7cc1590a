import { lexicographicSortSchema, printSchema } from "graphql"
import "./platform/scalars.graphql.ts"
import "./platform/errors.graphql.ts"
import "./platform/hub.graphql.ts"
import "./platform/jobs/failed-job.graphql.ts"
import "./platform/mail/outbox.graphql.ts"
import "./platform/storage/file.graphql.ts"
import "./people/index.ts"
import "./directory/index.ts"
import "./awards/index.ts"
import "./forum/index.ts"
import "./insight/index.ts"
import { builder } from "./platform/builder.ts"

/** The schema of the API. Importing this module loads every domain. */
export const schema = builder.toSchema()

/** The SDL as committed in api/schema.graphql: sorted, so that a change of meaning is the only change of text. */
export const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`
