"""Countries, continents and the words for their people: what lets "Nigerien" stand for "Niger"."""

import re

# One country a line: its name first, then every other form of it. A form in -n, -i or -c gets a
# plural in -s by itself; others are listed.
_TABLE = """
Afghanistan: Afghan
Africa: African
Albania: Albanian
Algeria: Algerian
Angola: Angolan
Argentina: Argentine, Argentinian, Argentinean
Armenia: Armenian
Asia: Asian
Australia: Australian
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahrain: Bahraini
Bangladesh: Bangladeshi
Belarus: Belarusian
Belgium: Belgian
Benin: Beninese
Bolivia: Bolivian
Bosnia: Bosnian, Bosnia and Herzegovina
Botswana: Motswana
Brazil: Brazilian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe, Burkinabè
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Central African Republic: CAR
Chad: Chadian
Chile: Chilean
China: Chinese, PRC, People's Republic of China
Colombia: Colombian
Congo: Congolese, DRC, Democratic Republic of Congo, Democratic Republic of the Congo
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot, Cypriots
Czech Republic: Czech, Czechs, Czechia
Denmark: Danish, Dane, Danes
Djibouti: Djiboutian
Dominican Republic: Dominican
Ecuador: Ecuadorian
Egypt: Egyptian
El Salvador: Salvadoran, Salvadorean
Eritrea: Eritrean
Estonia: Estonian
Ethiopia: Ethiopian
Europe: European
European Union: EU, E.U.
Fiji: Fijian
Finland: Finnish, Finn
France: French, Frenchman, Frenchwoman, Frenchmen
Gabon: Gabonese
Gambia: Gambian
Georgia: Georgian
Germany: German
Ghana: Ghanaian
Greece: Greek, Greeks
Guatemala: Guatemalan
Guinea: Guinean
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
Kosovo: Kosovan, Kosovar, Kosovars
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Lao, Laotian
Latvia: Latvian
Lebanon: Lebanese
Liberia: Liberian
Libya: Libyan
Lithuania: Lithuanian
Luxembourg: Luxembourger, Luxembourgers
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Mali: Malian
Malta: Maltese
Mauritania: Mauritanian
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
North Macedonia: Macedonia, Macedonian
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palestine: Palestinian
Panama: Panamanian
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Filipino, Filipinos, Filipina, Philippine
Poland: Polish, Pole, Poles
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian
Russia: Russian, Russian Federation
Rwanda: Rwandan
Saudi Arabia: Saudi, Saudi Arabian
Scotland: Scottish, Scot, Scots
Senegal: Senegalese
Serbia: Serbian, Serb, Serbs
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovaks
Slovenia: Slovenian, Slovene, Slovenes
Somalia: Somali
South Africa: South African
South Korea: South Korean, Korea, Korean
South Sudan: South Sudanese
Soviet Union: Soviet, Soviets, USSR
Spain: Spanish, Spaniard, Spaniards
Sri Lanka: Sri Lankan
Sudan: Sudanese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik, Tajiks
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tunisia: Tunisian
Turkey: Turkish, Turk, Turks, Türkiye
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: UAE, U.A.E., Emirati
United Kingdom: UK, U.K., Britain, Great Britain, British, Briton, England, English, Englishman
United Nations: UN, U.N.
United States: US, U.S., USA, U.S.A., America, American, United States of America
Uruguay: Uruguayan
Uzbekistan: Uzbek, Uzbeks
Vatican: Holy See, Vatican City
Venezuela: Venezuelan
Vietnam: Vietnamese
Wales: Welsh, Welshman
Yemen: Yemeni
Zambia: Zambian
Zimbabwe: Zimbabwean
"""

# Forms that are common words when not written in capitals.
_CAPITALS_ONLY = frozenset({"us", "un", "uk", "eu", "car"})


def _key(form: str) -> str:
    return re.sub(r"[.'’\s\-]+", " ", form.replace(".", "")).strip().casefold()


def _read(table: str) -> dict[str, str]:
    countries: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, _, others = line.partition(":")
        for form in (name, *others.split(",")):
            key = _key(form)
            countries[key] = name
            if key[-1] in "nic":
                countries.setdefault(key + "s", name)
    return countries


_COUNTRIES = _read(_TABLE)
LONGEST_FORM = max(len(key.split()) for key in _COUNTRIES)


def country(form: str) -> str | None:
    """The country that a capitalised form stands for ("Russians": "Russia"); None for other words.

    Points, hyphens and apostrophes do not matter. Common words ("us") count in capitals only, and
    nothing counts in lower case ("turkey").
    """
    if not form[:1].isupper():
        return None
    key = _key(form)
    if key in _CAPITALS_ONLY and not form.replace(".", "").isupper():
        return None
    return _COUNTRIES.get(key)
