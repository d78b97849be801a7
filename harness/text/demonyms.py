"""Countries, continents and the words for their people: what lets "Nigerien" stand for "Niger"."""

import re
import unicodedata
from functools import lru_cache

# One country a line: its name first, then every other form of it. A form in -n, -i or -c gets a
# plural in -s by itself; others are listed.
_TABLE = """
Afghanistan: Afghan
Africa: African
Albania: Albanian
Algeria: Algerian
Angola: Angolan
Andorra: Andorran
Argentina: Argentine, Argentinian, Argentinean
Armenia: Armenian
Asia: Asian
Australia: Australian
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi
Belarus: Belarusian
Barbados: Barbadian, Bajan
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bermuda: Bermudian, Bermudan
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia: Bosnian, Bosnia and Herzegovina
Botswana: Motswana
Brazil: Brazilian, Brasil
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe, Burkinabè
Burundi: Burundian
Cabo Verde: Cape Verde, Cape Verdean
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Central African Republic: CAR
Chad: Chadian
Chile: Chilean
China: Chinese, PRC, People's Republic of China
Colombia: Colombian
Comoros: Comorian
Congo: Congolese, DRC, Democratic Republic of Congo, Democratic Republic of the Congo
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot, Cypriots
Czech Republic: Czech, Czechs, Czechia
Denmark: Danish, Dane, Danes
Djibouti: Djiboutian
Dominica:
Dominican Republic: Dominican
East Timor: Timor-Leste, Timorese
Ecuador: Ecuadorian
Egypt: Egyptian
El Salvador: Salvadoran, Salvadorean
England: English, Englishman, Englishwoman, Englishmen
Equatorial Guinea: Equatorial Guinean
Eritrea: Eritrean
Estonia: Estonian
Ethiopia: Ethiopian
Europe: European
European Union: EU, E.U.
Eswatini: Swaziland, Swazi
Fiji: Fijian
Finland: Finnish, Finn
France: French, Frenchman, Frenchwoman, Frenchmen
Gabon: Gabonese
Gambia: Gambian
Georgia: Georgian
Germany: German
Ghana: Ghanaian
Gibraltar: Gibraltarian
Greece: Greek, Greeks
Greenland: Greenlander, Greenlanders
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau:
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hong Kong: Hongkonger, Hongkongers
Hungary: Hungarian
Iceland: Icelandic, Icelander, Icelanders
India: Indian
Indonesia: Indonesian
Iran: Iranian
Iraq: Iraqi
Ireland: Irish, Irishman, Irishwoman
Israel: Israeli
Italy: Italian
Ivory Coast: Ivorian, Côte d'Ivoire, Cote d'Ivoire
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh, Kazakhs
Kenya: Kenyan
Korea: Korean
Kosovo: Kosovan, Kosovar, Kosovars
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Lao, Laotian
Latvia: Latvian
Lebanon: Lebanese
Liberia: Liberian
Libya: Libyan
Lesotho: Basotho
Liechtenstein:
Lithuania: Lithuanian
Luxembourg: Luxembourger, Luxembourgers
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Moldova: Moldovan
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burma, Burmese
Namibia: Namibian
Nepal: Nepali, Nepalese
Netherlands: Dutch, Dutchman, Dutchwoman, Holland
New Zealand: New Zealander, New Zealanders
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea: North Korean, DPRK
Northern Ireland: Northern Irish, Ulster
North Macedonia: Macedonia, Macedonian
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palestine: Palestinian
Panama: Panamanian
Papua New Guinea: PNG, Papua New Guinean
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Filipino, Filipinos, Filipina, Philippine
Poland: Polish, Pole, Poles
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian
Russia: Russian, Russian Federation
Rwanda: Rwandan
Samoa: Samoan
San Marino:
Saudi Arabia: Saudi, Saudi Arabian
Scotland: Scottish, Scot, Scots
Senegal: Senegalese
Serbia: Serbian, Serb, Serbs
Seychelles:
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovaks
Slovenia: Slovenian, Slovene, Slovenes
Solomon Islands: Solomon Islander, Solomon Islanders
Somalia: Somali
South Africa: South African
South Korea: South Korean, ROK
South Sudan: South Sudanese
Soviet Union: Soviet, Soviets, USSR
Spain: Spanish, Spaniard, Spaniards
Sri Lanka: Sri Lankan
St Lucia: Saint Lucia
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik, Tajiks
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidad, Trinidadian
Tunisia: Tunisian
Turkey: Turkish, Turk, Turks, Türkiye
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: UAE, U.A.E., Emirati
United Kingdom: UK, U.K., Britain, Great Britain, British, Briton, Brit, Brits
United Nations: UN, U.N.
United States: US, U.S., USA, U.S.A., America, American, United States of America
Uruguay: Uruguayan
Uzbekistan: Uzbek, Uzbeks
Vanuatu:
Vatican: Holy See, Vatican City
Venezuela: Venezuelan
Vietnam: Vietnamese
Wales: Welsh, Welshman
Yemen: Yemeni
Zambia: Zambian
Zimbabwe: Zimbabwean
"""

# Country: those that it is a part of, so that the word for their people fits its own as well.
_PART_OF = {
    "England": ("United Kingdom",),
    "Scotland": ("United Kingdom",),
    "Wales": ("United Kingdom",),
    "Northern Ireland": ("United Kingdom", "Ireland"),
    "North Korea": ("Korea",),
    "South Korea": ("Korea",),
    "European Union": ("Europe",),
}
_KEPT_FORMS = 2**15
# Forms that are common words when not written in capitals.
_CAPITALS_ONLY = frozenset({"us", "un", "uk", "eu", "car", "rok", "png"})


def place_key(form: str) -> str:
    """The form as tables have it: case, points, hyphens, apostrophes and accents do not matter."""
    plain = form.replace(".", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[‘'’\s\-‐‑]+", " ", plain).strip().casefold()


def _read(table: str) -> dict[str, str]:
    countries: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, _, others = line.partition(":")
        for form in filter(None, (name, *others.split(","))):
            key = place_key(form)
            countries[key] = name
            if key[-1] in "nic":
                countries.setdefault(key + "s", name)
    return countries


COUNTRIES = _read(_TABLE)
LONGEST_FORM = max(len(key.split()) for key in COUNTRIES)


@lru_cache(maxsize=_KEPT_FORMS)
def country(form: str) -> str | None:
    """The country that a capitalised form stands for ("Russians": "Russia"); None for other words.

    Points, hyphens, apostrophes and accents do not matter. Common words ("us") count in capitals
    only, and nothing counts in lower case ("turkey").
    """
    if not form[:1].isupper():
        return None
    key = place_key(form)
    if key in _CAPITALS_ONLY and not form.replace(".", "").isupper():
        return None
    return COUNTRIES.get(key)


def same_land(first: str, second: str) -> bool:
    """Whether two countries, by their names in the table, are one, or one a part of the other."""
    return first == second or second in _PART_OF.get(first, ()) or first in _PART_OF.get(second, ())
