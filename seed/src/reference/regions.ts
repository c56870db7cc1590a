/** A region as it is first loaded. `tileColumn` and `tileRow` place it on the tile map of England, from 0; null for National. */
export type RegionSeed = {
  slug: string
  name: string
  position: number
  tileColumn: number | null
  tileRow: number | null
  about: string
}

/** The 13 Local Education and Training Board areas of the 2014 strategy, north to south, and National. */
export const regions = [
  {
    slug: "north-east",
    name: "North East",
    position: 0,
    tileColumn: 2,
    tileRow: 0,
    about:
      "Tyneside, Wearside, Teesside, Northumberland and County Durham. The 2014 strategy names it among the three regions with most young people outside education, employment and training, so pre-employment courses and apprenticeships matter here.",
  },
  {
    slug: "north-west",
    name: "North West",
    position: 1,
    tileColumn: 1,
    tileRow: 1,
    about:
      "Greater Manchester, Merseyside, Cheshire, Lancashire and Cumbria. Health Education North West commissions 400 cadets a year, and the directory of the first call for best practice was published from here.",
  },
  {
    slug: "yorkshire-and-the-humber",
    name: "Yorkshire and the Humber",
    position: 2,
    tileColumn: 2,
    tileRow: 1,
    about:
      "From the Dales to the Humber estuary: large teaching hospitals in the cities, small ones on the coast, and many young people for whom the nearest university is a long way off.",
  },
  {
    slug: "west-midlands",
    name: "West Midlands",
    position: 3,
    tileColumn: 1,
    tileRow: 2,
    about:
      "Birmingham, the Black Country, Coventry and the shires around them. The cities are young and diverse, the shires older; the 2014 strategy names the region among the three with most young people outside education, employment and training.",
  },
  {
    slug: "east-midlands",
    name: "East Midlands",
    position: 4,
    tileColumn: 2,
    tileRow: 2,
    about:
      "Derby, Leicester, Nottingham, Lincolnshire and Northamptonshire. Former mining towns and market towns sit beside cities where no ethnic group is in the majority.",
  },
  {
    slug: "east-of-england",
    name: "East of England",
    position: 5,
    tileColumn: 3,
    tileRow: 2,
    about:
      "Norfolk, Suffolk, Essex, Cambridgeshire, Bedfordshire and Hertfordshire. Distances are long and buses few, which shapes what outreach can be. Its health ambassador scheme has reached more than 39,000 young people.",
  },
  {
    slug: "thames-valley",
    name: "Thames Valley",
    position: 6,
    tileColumn: 1,
    tileRow: 3,
    about:
      "Oxfordshire, Berkshire and Buckinghamshire. Prosperous as a whole, with neighbourhoods where few young people go on to university a short bus ride from some of the best-known ones.",
  },
  {
    slug: "north-west-london",
    name: "North West London",
    position: 7,
    tileColumn: 2,
    tileRow: 3,
    about:
      "From Westminster to Hillingdon. Many pupils speak another language at home, and the hospitals are among the largest employers within reach.",
  },
  {
    slug: "north-central-and-east-london",
    name: "North Central and East London",
    position: 8,
    tileColumn: 3,
    tileRow: 3,
    about:
      "From Barnet and Camden to Havering and Newham. London is the most ethnically diverse part of England, and its hospitals, schools and universities stand close together.",
  },
  {
    slug: "south-west",
    name: "South West",
    position: 9,
    tileColumn: 0,
    tileRow: 4,
    about:
      "Bristol to the Isles of Scilly. Rural and coastal schools are far from teaching hospitals, seasonal work is common, and travel is the first thing every project has to solve.",
  },
  {
    slug: "wessex",
    name: "Wessex",
    position: 10,
    tileColumn: 1,
    tileRow: 4,
    about:
      "Hampshire, Dorset, the Isle of Wight and south Wiltshire. Two port cities, a long coast, and rural districts where the nearest large hospital is an hour away.",
  },
  {
    slug: "south-london",
    name: "South London",
    position: 11,
    tileColumn: 2,
    tileRow: 4,
    about:
      "Twelve boroughs from Richmond to Bexley, with medical, nursing and therapy schools within a bus ride of schools that have rarely sent them a student.",
  },
  {
    slug: "kent-surrey-and-sussex",
    name: "Kent, Surrey and Sussex",
    position: 12,
    tileColumn: 3,
    tileRow: 4,
    about:
      "Seaside towns, commuter towns and a good deal of countryside. London is close enough to draw staff away, a reason for employers to look first to the people who already live here.",
  },
  {
    slug: "national",
    name: "National",
    position: 13,
    tileColumn: null,
    tileRow: null,
    about: "Work that covers the whole of England, and the organisations that support it.",
  },
] as const satisfies readonly RegionSeed[]

export type RegionSlug = (typeof regions)[number]["slug"]
