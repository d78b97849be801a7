"""The world's better known cities, each with its country, state or region, and their people."""

# Country: cities. A form after "=" is another name of the city before it; a city that shares its
# name with a country or a state is left out, as is one that is mostly a common word or a person.
_TABLE = """
Afghanistan: Kabul, Kandahar, Herat
Albania: Tirana
Algeria: Algiers, Oran
Angola: Luanda
Argentina: Buenos Aires, Cordoba, Rosario
Armenia: Yerevan
Australia: Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Hobart, Darwin, Gold Coast
Austria: Vienna=Viennese, Salzburg, Innsbruck, Graz
Azerbaijan: Baku
Bahrain: Manama
Bangladesh: Dhaka, Chittagong
Belarus: Minsk
Belgium: Brussels, Antwerp, Bruges=Brugge, Ghent, Liege
Bolivia: La Paz, Sucre
Bosnia: Sarajevo, Srebrenica
Brazil: Rio de Janeiro=Rio, Sao Paulo, Brasilia, Salvador, Recife, Belo Horizonte, Manaus
Bulgaria: Sofia
Burkina Faso: Ouagadougou
Burundi: Bujumbura
Cambodia: Phnom Penh, Siem Reap
Cameroon: Yaounde, Douala
Canada: Toronto, Montreal, Vancouver, Ottawa, Calgary, Edmonton, Winnipeg, Quebec City, Halifax
Central African Republic: Bangui
Chad: N'Djamena
Chile: Santiago, Valparaiso
China: Beijing=Peking, Shanghai, Guangzhou, Shenzhen, Wuhan, Chengdu, Chongqing, Tianjin, Nanjing
China: Harbin, Lhasa, Urumqi, Xian, Hangzhou, Macau
Colombia: Bogota, Medellin, Cali, Cartagena, Barranquilla
Congo: Kinshasa, Brazzaville, Goma, Lubumbashi
Croatia: Zagreb, Dubrovnik
Cuba: Havana
Cyprus: Nicosia, Limassol, Larnaca
Czech Republic: Prague, Brno, Ostrava
Denmark: Copenhagen, Aarhus, Odense
Dominican Republic: Santo Domingo, Punta Cana
Ecuador: Quito, Guayaquil
Egypt: Cairo, Alexandria, Giza, Luxor, Sharm el-Sheikh, Port Said
England: London=Londoner=Londoners, Birmingham, Manchester=Mancunian, Liverpool=Liverpudlian, Leeds
England: Sheffield, Bristol, Newcastle, Nottingham, Leicester, Southampton, Portsmouth, Brighton
England: Oxford, Cambridge, Coventry, Norwich, Plymouth, Exeter, Bradford, Sunderland, Blackpool
England: Bolton, Wigan, Middlesbrough, Stoke, Wolverhampton, Ipswich, Swindon, Carlisle, Doncaster
Eritrea: Asmara
Estonia: Tallinn
Ethiopia: Addis Ababa
Finland: Helsinki, Tampere
France: Paris=Parisian=Parisians, Marseille=Marseilles, Lyon=Lyons, Toulouse, Nice, Strasbourg
France: Bordeaux, Lille, Nantes, Cannes, Calais, Grenoble, Montpellier, Monaco
Georgia: Tbilisi
Germany: Berlin=Berliner=Berliners, Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Dortmund
Germany: Dresden, Leipzig, Dusseldorf, Bonn, Hanover, Nuremberg, Bremen, Wolfsburg
Ghana: Accra, Kumasi
Greece: Athens=Athenian, Thessaloniki
Guatemala: Guatemala City
Guinea: Conakry
Haiti: Port-au-Prince
Honduras: Tegucigalpa
Hungary: Budapest
Iceland: Reykjavik
India: Delhi=New Delhi, Mumbai=Bombay, Kolkata=Calcutta, Chennai=Madras, Bangalore=Bengaluru
India: Hyderabad, Ahmedabad, Pune, Jaipur, Lucknow, Goa, Srinagar
Indonesia: Jakarta, Surabaya, Bali, Bandung
Iran: Tehran=Teheran, Isfahan, Mashhad, Shiraz, Tabriz, Natanz
Iraq: Baghdad, Mosul, Basra, Kirkuk, Erbil=Irbil, Tikrit, Fallujah, Ramadi, Karbala
Ireland: Dublin=Dubliner, Cork, Galway, Limerick
Israel: Jerusalem, Tel Aviv, Haifa, Eilat
Italy: Rome=Roman, Milan=Milanese, Naples, Turin, Venice=Venetian, Florence, Genoa, Bologna, Palermo
Ivory Coast: Abidjan, Yamoussoukro
Jamaica: Kingston
Japan: Tokyo, Osaka, Kyoto, Hiroshima, Nagasaki, Yokohama, Fukushima, Kobe, Sapporo, Nagoya
Jordan: Amman
Kazakhstan: Astana, Almaty
Kenya: Nairobi, Mombasa, Garissa, Kisumu
Kosovo: Pristina
Kuwait: Kuwait City
Kyrgyzstan: Bishkek
Laos: Vientiane
Latvia: Riga
Lebanon: Beirut
Liberia: Monrovia
Libya: Tripoli, Benghazi, Misrata, Sirte, Tobruk
Lithuania: Vilnius
Madagascar: Antananarivo
Malawi: Lilongwe
Malaysia: Kuala Lumpur, Penang
Mali: Bamako, Timbuktu, Gao
Malta: Valletta
Mauritania: Nouakchott
Mexico: Mexico City, Guadalajara, Monterrey, Tijuana, Cancun, Ciudad Juarez, Acapulco
Moldova: Chisinau
Mongolia: Ulaanbaatar
Morocco: Rabat, Casablanca, Marrakech=Marrakesh, Tangier
Mozambique: Maputo
Myanmar: Yangon=Rangoon, Naypyidaw, Mandalay
Namibia: Windhoek
Nepal: Kathmandu
Netherlands: Amsterdam, Rotterdam, The Hague=Hague, Utrecht, Eindhoven, Maastricht
New Zealand: Auckland, Wellington, Christchurch, Dunedin
Nicaragua: Managua
Niger: Niamey, Agadez, Zinder, Maradi
Nigeria: Lagos, Abuja, Kano, Maiduguri, Port Harcourt, Ibadan, Kaduna
North Korea: Pyongyang
Northern Ireland: Belfast, Londonderry=Derry, Lisburn, Newry
Norway: Oslo, Bergen, Trondheim, Stavanger
Oman: Muscat
Pakistan: Islamabad, Karachi, Lahore, Peshawar, Quetta, Rawalpindi, Abbottabad
Palestine: Gaza City, Ramallah, Nablus, Hebron, Jenin, Bethlehem, Rafah
Panama: Panama City
Paraguay: Asuncion
Peru: Lima, Cusco, Arequipa
Philippines: Manila, Cebu, Davao
Poland: Warsaw, Krakow=Cracow, Gdansk, Lodz, Wroclaw, Poznan
Portugal: Lisbon, Porto, Faro
Qatar: Doha
Romania: Bucharest, Cluj, Timisoara
Russia: Moscow=Muscovite, St Petersburg=Saint Petersburg=Leningrad, Kazan, Sochi, Vladivostok
Russia: Grozny, Novosibirsk, Yekaterinburg, Volgograd, Samara, Kaliningrad, Murmansk
Rwanda: Kigali
Saudi Arabia: Riyadh, Jeddah, Mecca, Medina
Scotland: Edinburgh, Glasgow=Glaswegian, Aberdeen, Dundee, Inverness, Stirling, Paisley, Kilmarnock
Senegal: Dakar
Serbia: Belgrade, Novi Sad
Sierra Leone: Freetown
Slovakia: Bratislava
Slovenia: Ljubljana
Somalia: Mogadishu, Kismayo, Hargeisa
South Africa: Johannesburg, Cape Town, Durban, Pretoria, Port Elizabeth, Soweto
South Korea: Seoul, Busan, Incheon, Pyeongchang
South Sudan: Juba
Spain: Madrid, Barcelona, Seville, Valencia, Bilbao, Malaga, Granada, Zaragoza
Sri Lanka: Colombo, Kandy
Sudan: Khartoum, Omdurman
Sweden: Stockholm, Gothenburg, Malmo, Uppsala
Switzerland: Zurich, Geneva, Basel, Bern, Lausanne, Davos
Syria: Damascus, Aleppo, Homs, Raqqa, Palmyra, Idlib, Kobani, Latakia
Taiwan: Taipei, Kaohsiung
Tajikistan: Dushanbe
Tanzania: Dar es Salaam, Dodoma, Arusha
Thailand: Bangkok, Chiang Mai, Pattaya, Phuket
Tunisia: Tunis, Sousse
Turkey: Istanbul=Constantinople, Ankara, Izmir, Antalya, Gaziantep
Turkmenistan: Ashgabat
Uganda: Kampala, Entebbe
Ukraine: Kyiv=Kiev, Kharkiv=Kharkov, Odesa=Odessa, Lviv, Donetsk, Luhansk, Mariupol, Dnipro, Kherson
Ukraine: Zaporizhzhia, Bakhmut, Sevastopol, Bucha
United Arab Emirates: Dubai, Abu Dhabi, Sharjah
Alabama: Montgomery, Mobile, Huntsville, Tuscaloosa
Alaska: Anchorage, Fairbanks, Juneau
Arizona: Phoenix, Tucson, Scottsdale, Tempe
Arkansas: Little Rock, Fayetteville
California: Los Angeles=LA=L.A., San Francisco, San Diego, Sacramento, Oakland, San Jose, Fresno
California: Long Beach, Anaheim, Berkeley, Pasadena, Santa Monica, Malibu, Hollywood, San Bernardino
Colorado: Denver, Boulder, Colorado Springs
Connecticut: Hartford, New Haven
Florida: Miami, Orlando, Tampa, Jacksonville, Tallahassee, Fort Lauderdale, Palm Beach, Sarasota
Georgia: Atlanta, Savannah, Augusta
Hawaii: Honolulu
Idaho: Boise
Illinois: Chicago, Peoria
Indiana: Indianapolis, Fort Wayne, South Bend
Iowa: Des Moines, Cedar Rapids
Kansas: Wichita, Topeka
Kentucky: Louisville, Lexington
Louisiana: New Orleans, Baton Rouge, Shreveport
Maine: Bangor, Augusta
Maryland: Baltimore, Annapolis
Massachusetts: Boston=Bostonian, Worcester, Cambridge, Springfield
Michigan: Detroit, Lansing, Ann Arbor, Grand Rapids, Flint
Minnesota: Minneapolis, St Paul=Saint Paul, Duluth
Mississippi: Biloxi, Tupelo
Missouri: St Louis=Saint Louis, Kansas City, Ferguson
Montana: Billings, Missoula
Nebraska: Omaha
Nevada: Las Vegas=Vegas, Reno, Carson City
New Jersey: Newark, Trenton, Jersey City, Atlantic City
New Mexico: Albuquerque, Santa Fe
New York: New York City=NYC=N.Y.C., Brooklyn, Manhattan, Buffalo, Albany, Syracuse, Queens, Bronx
North Carolina: Raleigh, Charlotte, Durham, Greensboro
Ohio: Cleveland, Cincinnati, Toledo, Akron, Dayton
Oklahoma: Oklahoma City, Tulsa
Oregon: Portland, Eugene, Salem
Pennsylvania: Philadelphia, Pittsburgh, Harrisburg, Scranton
Rhode Island: Providence
South Carolina: Charleston, Myrtle Beach
Tennessee: Nashville, Memphis, Knoxville, Chattanooga
Texas: Houston, Dallas, Austin, San Antonio, El Paso, Fort Worth, Galveston, Amarillo
Utah: Salt Lake City, Provo
Virginia: Richmond, Norfolk, Charlottesville
United States: Washington D.C.=Washington=Washington DC=D.C.=DC=District of Columbia
Washington State: Seattle, Tacoma, Spokane
Wisconsin: Milwaukee, Madison, Green Bay
Wyoming: Cheyenne
Uruguay: Montevideo
Uzbekistan: Tashkent, Samarkand
Venezuela: Caracas, Maracaibo
Vietnam: Hanoi, Ho Chi Minh City=Saigon, Da Nang
Wales: Cardiff, Swansea, Wrexham
Yemen: Sanaa=Sana'a, Aden, Taiz, Hodeidah
Zambia: Lusaka
Zimbabwe: Harare, Bulawayo
"""


def _read(table: str) -> dict[str, tuple[str, list[str]]]:
    cities: dict[str, tuple[str, list[str]]] = {}
    for line in table.strip().splitlines():
        land, _, entries = line.partition(": ")
        for entry in entries.split(", "):
            city, *others = entry.split("=")
            for form in (city, *others):
                cities.setdefault(form, (city, []))[1].append(land)
    return cities


# form: the city's own name, and the countries and states that have a city of that name
CITIES = {form: (city, tuple(lands)) for form, (city, lands) in _read(_TABLE).items()}
