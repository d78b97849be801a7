"""States, provinces and regions below or above a country, with their people and abbreviations."""

# Region: other forms. A form in -n gets a plural in -s.
_UNITED_STATES = """
Alabama: Ala., Alabaman
Alaska: Alaskan
Arizona: Ariz., Arizonan
Arkansas: Ark.
California: Calif., Californian
Colorado: Colo., Coloradan
Connecticut: Conn.
Delaware: Del.
Florida: Fla., Floridian
Georgia:
Hawaii: Hawaiian
Idaho: Idahoan
Illinois: Ill.
Indiana: Ind.
Iowa: Iowan
Kansas: Kan., Kansan
Kentucky: Ky., Kentuckian
Louisiana: Louisianan
Maine:
Maryland: Md.
Massachusetts: Mass.
Michigan: Mich.
Minnesota: Minn., Minnesotan
Mississippi: Miss.
Missouri: Mo.
Montana: Mont., Montanan
Nebraska: Neb., Nebraskan
Nevada: Nev., Nevadan
New Hampshire: N.H.
New Jersey: N.J.
New Mexico: N.M.
New York: N.Y., NY, New York State, New Yorker, New Yorkers
North Carolina: N.C.
North Dakota: N.D.
Ohio: Ohioan
Oklahoma: Okla., Oklahoman
Oregon: Ore., Oregonian
Pennsylvania: Pa., Pennsylvanian
Puerto Rico: Puerto Rican
Rhode Island: R.I.
South Carolina: S.C.
South Dakota: S.D.
Tennessee: Tenn.
Texas: Texan
Utah: Utahn
Vermont: Vt.
Virginia: Va., Virginian
Washington State: Wash.
West Virginia: W.Va.
Wisconsin: Wis.
Wyoming: Wyo.
"""
_ELSEWHERE = """
Australia: New South Wales=NSW, Queensland, Tasmania=Tasmanian, Victoria, Western Australia
Canada: Alberta, British Columbia, Manitoba, Nova Scotia, Ontario, Quebec=Quebecois, Saskatchewan
China: Tibet=Tibetan, Xinjiang, Sichuan, Guangdong
England: Cornwall=Cornish, Cumbria, Devon, Essex, Kent, Lancashire, Merseyside, Norfolk, Suffolk
England: Surrey, Sussex, Yorkshire, Hampshire, Derbyshire, Lincolnshire, Oxfordshire, Warwickshire
England: Cambridgeshire, Nottinghamshire, Staffordshire, Hertfordshire, Berkshire, Northumberland
France: Brittany=Breton, Corsica=Corsican, Normandy=Norman, Provence
Georgia: Abkhazia, South Ossetia
Germany: Bavaria=Bavarian, Saxony=Saxon
India: Bihar, Gujarat=Gujarati, Kerala, Maharashtra, Uttar Pradesh, Tamil Nadu, Rajasthan
Italy: Lombardy, Sardinia=Sardinian, Sicily=Sicilian, Tuscany=Tuscan
Iraq: Kurdistan, Anbar
Palestine: Gaza=Gazan=Gaza Strip, West Bank
Russia: Chechnya=Chechen, Dagestan, Siberia=Siberian
Scotland: Fife, Orkney, Shetland
Spain: Andalusia, Catalonia=Catalan, Galicia
Sudan: Darfur
Ukraine: Crimea=Crimean, Donbas=Donbass
"""
# Larger than a country: its countries are not listed, only that these are regions.
_LARGER = """
Africa Asia Europe Antarctica Arctic Balkans Caribbean Scandinavia Sahel Sahara Kashmir Maghreb
Oceania Latin_America North_America South_America Central_America Middle_East Far_East West_Africa
East_Africa North_Africa Southern_Africa Sub-Saharan_Africa Central_Asia Southeast_Asia South_Asia
New_England Eastern_Europe Western_Europe Caucasus Himalayas Mediterranean Persian_Gulf
"""


def _read() -> dict[str, tuple[str, tuple[str, ...]]]:
    regions: dict[str, tuple[str, tuple[str, ...]]] = {}
    for line in _UNITED_STATES.strip().splitlines():
        state, _, others = line.partition(":")
        for form in filter(None, (state, *others.strip().split(", "))):
            regions[form] = (state, ("United States",))
            if form[-1] == "n" and form != state:
                regions[form + "s"] = regions[form]
    for line in _ELSEWHERE.strip().splitlines():
        land, _, entries = line.partition(": ")
        for entry in entries.split(", "):
            region, *people = entry.split("=")
            for form in (region, *people):
                _, lands = regions.get(form, (region, ()))
                regions[form] = (region, (*lands, land))
                if form in people and form[-1] == "n":
                    regions[form + "s"] = regions[form]
    for region in _LARGER.split():
        regions[region.replace("_", " ")] = (region.replace("_", " "), ())
    return regions


# form: the region's own name, and the countries that have one of that name
REGIONS = _read()
