import "./insight.graphql.ts"

export { insightRoutes } from "./insight.routes.ts"
