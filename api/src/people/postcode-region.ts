/**
 * The region in which a postcode area lies, by the region's slug. Areas that cross a border are given to the region
 * that holds most of their hospitals; an administrator can move single organisations.
 */
const areasByRegion: Record<string, string> = {
  "north-east": "DH DL NE SR TS",
  "north-west": "BB BL CA CH CW FY L LA M OL PR SK WA WN",
  "yorkshire-and-the-humber": "BD DN HD HG HU HX LS S WF YO",
  "east-midlands": "DE LE LN NG NN",
  "west-midlands": "B CV DY HR ST SY TF WR WS WV",
  "east-of-england": "AL CB CM CO IP LU NR PE SG SS WD",
  "north-central-and-east-london": "E EC EN IG N RM WC",
  "north-west-london": "HA NW UB W",
  "south-london": "BR CR KT SE SM SW TW",
  "kent-surrey-and-sussex": "BN CT DA GU ME RH TN",
  "thames-valley": "HP MK OX RG SL",
  wessex: "BH DT PO SO SP",
  "south-west": "BA BS EX GL PL SN TA TQ TR",
}

const regionByArea = new Map(
  Object.entries(areasByRegion).flatMap(([region, areas]) => areas.split(" ").map((area) => [area, region] as const)),
)

/** The region's slug for a UK postcode; null for areas outside England and for what is not a postcode. */
export function regionOfPostcode(postcode: string): string | null {
  const area = /^([A-Z]{1,2})\d/.exec(postcode.trim().toUpperCase())?.[1]
  return (area && regionByArea.get(area)) ?? null
}
