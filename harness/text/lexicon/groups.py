"""Closed groups: what is one of its members is none of the others.

Groups are separated by semicolons, members by commas, names of the same thing by "/". What one
person or thing may well be at a time ("father" and "husband", "dress" and "scarf") stands in no
common group.
"""

GROUPS = """
monday, tuesday, wednesday, thursday, friday, saturday, sunday;
january, february, april, june, july, august, september, october, november, december;
spring/springtime, summer/summertime, autumn, winter/wintertime;
red/crimson/scarlet, blue/navy, green, yellow, orange, purple/violet, pink, brown, black, white,
gray/grey, beige;
gold/golden, silver, bronze;
north/northern, south/southern, east/eastern, west/western, northeast/northeastern,
northwest/northwestern, southeast/southeastern, southwest/southwestern, central;
morning, afternoon, evening/night/midnight, noon/midday; today, yesterday, tomorrow;
weekend, weekday; breakfast, lunch, dinner/supper, brunch; hour, minute; day, month; week, month;
week, year; hourly, daily, weekly, monthly, quarterly, annual/annually/yearly;
first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, last;
single, double, triple, quadruple; million, billion, trillion, thousand;
million, billion, trillion, hundred;
mother/mom/mum/mommy/mummy/mama, father/dad/daddy/papa, sister, brother, aunt/auntie, uncle,
cousin, niece, nephew, grandmother/grandma/granny, grandfather/grandpa/granddad, daughter, son,
grandson, granddaughter;
mother/mom/mum, girlfriend, sister; father/dad, boyfriend, brother; girlfriend, boyfriend;
wife, girlfriend; husband, boyfriend; wife, husband, daughter; wife, sister, brother;
husband, sister, brother;
brother-in-law, sister-in-law, mother-in-law, father-in-law, son-in-law, daughter-in-law;
baby/infant/toddler, teenager/teen; boy, girl; man, woman; boy, woman; girl, man;
roommate/flatmate/housemate, landlord, neighbor/neighbour, classmate, colleague/coworker/co-worker;
president, vice-president, chancellor, king, queen, prince, princess, governor, mayor, senator,
pope, emperor;
ambassador, minister, senator, mayor, governor, sheriff; chairman/chair, treasurer, secretary;
ceo, cfo, cto, coo; captain, sergeant, colonel, lieutenant, admiral, corporal; army, navy;
sheriff, firefighter/fireman, paramedic, lifeguard; teacher/schoolteacher, student/pupil, janitor;
freshman, sophomore; doctor/physician, nurse, dentist, pharmacist, veterinarian/vet, paramedic;
psychologist, dermatologist, cardiologist, neurologist, oncologist;
lawyer/attorney/solicitor/barrister, judge, juror, defendant, plaintiff, bailiff;
plumber, electrician, carpenter, hairdresser/barber, mechanic, lifeguard, waiter/waitress,
bartender, baker, butcher, gardener;
farmer, fisherman, miner; actor/actress, photographer, architect, engineer; painter, sculptor;
singer/vocalist, guitarist, drummer, pianist, violinist;
physicist, chemist, biologist, astronomer, geologist, economist, historian, archaeologist;
goalkeeper/keeper/goalie, striker, midfielder, winger; quarterback, linebacker;
batsman/batter, bowler, wicketkeeper; coach, referee, umpire; manager, referee;
final/finals, semi-final/semifinal, quarter-final/quarterfinal; winner/champion, runner-up, loser;
football/soccer, basketball, baseball, tennis, golf, rugby, cricket, hockey, volleyball, badminton,
boxing, wrestling, swimming, cycling, snooker, darts, billiard, softball, lacrosse, gymnastics,
skiing, surf, skate;
chess, poker; batting, bowling;
head/skull, neck, shoulder, elbow, wrist, knee, ankle, chest, stomach/abdomen, hip, thigh, thumb,
toe, ear, nose, eye;
heart, lung, liver, kidney, brain; arm, leg, head, back; hand, foot;
murder, manslaughter, theft/stealing, robbery, burglary, arson, fraud, rape, kidnapping/abduction,
blackmail, extortion, perjury, bribery, smuggling, vandalism, shoplifting, forgery, treason,
espionage;
assault, fraud, burglary, bribery;
cancer/tumor/tumour, diabetes, malaria, tuberculosis/tb, flu/influenza, cholera, measles,
hepatitis, hiv/aids, ebola, polio, pneumonia, asthma, arthritis, leprosy, dementia/alzheimer,
stroke, zika, covid/coronavirus/covid-19, rsv, smallpox, rabies, dengue, typhoid;
car/automobile, bus, train/railway/locomotive, plane/airplane/aeroplane/jet, bicycle/bike,
motorcycle/motorbike, boat/ship, helicopter, truck/lorry, van, tram, taxi/cab, ambulance,
submarine, scooter, tractor, ferry, yacht, canoe, skateboard, horse;
ski, snowboard, skateboard, surfboard; road, railway, river; airport, harbor/harbour, port;
dog/puppy, cat/kitten, horse/pony, cow/cattle, pig, sheep/lamb, goat, chicken/hen, duck, goose,
rabbit/bunny, mouse, lion, tiger, elephant, bear, wolf, fox, monkey, snake, frog, shark, whale,
dolphin, camel, donkey, zebra, giraffe, kangaroo, deer, squirrel, turtle, crocodile, eagle, owl,
parrot, penguin, bee, spider, butterfly, mosquito;
bird, dog, cat, fish, horse, insect; lion, tiger, leopard, cheetah, panther, cougar;
apple, banana, orange, grape, strawberry, lemon, lime, peach, pear, cherry, mango, pineapple,
coconut, watermelon, blueberry, raspberry, avocado, kiwi, plum;
potato, tomato, onion, carrot, cucumber, broccoli, garlic, mushroom, cabbage, spinach, lettuce,
pepper, pumpkin, eggplant/aubergine, corn, celery;
beef, pork, chicken, lamb, turkey, bacon, fish, tofu, shrimp/prawn; salmon, tuna, cod;
almond, walnut, peanut, cashew, hazelnut; rice, bread, pasta, noodle;
milk, butter, cheese, yogurt/yoghurt, cream;
beer, wine, vodka, whiskey/whisky, rum, gin, champagne, tea, coffee, juice, milk, soda, lemonade,
cider;
pizza, burger/hamburger, sandwich, soup, salad, pasta, sushi, steak, pie, cake, taco, burrito;
salt, sugar;
wood/wooden, plastic, glass, steel, copper, iron, aluminium/aluminum, brick, concrete, leather,
cotton, wool, silk, rubber, marble, clay;
oil, coal, uranium; lithium, copper, cobalt; oxygen, hydrogen, nitrogen, helium;
english, french, spanish, german, italian, portuguese, russian, chinese/mandarin, cantonese,
japanese, korean, arabic, hindi, turkish, dutch, swedish, greek, latin, hebrew, persian/farsi;
christian, muslim/islamic, jewish/jew, hindu, buddhist, sikh;
christianity, islam, judaism, hinduism, buddhism; catholic, protestant;
church, mosque, synagogue, temple; bible, quran/koran, torah;
dollar, euro, yen, rupee, yuan, peso, ruble/rouble, franc;
kilometer/kilometre, mile, meter/metre, centimeter/centimetre, inch, foot, yard;
kilogram/kg, pound, ounce, gram, ton/tonne; gallon, litre/liter; celsius, fahrenheit;
sunny, rainy, snowy, foggy, cloudy;
earthquake, hurricane/typhoon, tornado, tsunami, wildfire, drought, avalanche;
fire, flood, earthquake; kindergarten, elementary, university; bachelor, doctorate, diploma;
mathematics/math/maths, history, geography, chemistry, biology, physics, philosophy;
piano, guitar, violin, drum, flute, trumpet, saxophone, cello, harp, trombone, clarinet;
soprano, alto, tenor; sculpture, painting, photograph, poem, novel; ballet, opera;
comedy, tragedy, thriller;
kitchen, bathroom/restroom/toilet, bedroom, garage, basement, attic, balcony;
hotel, hospital, school, restaurant, church, library, museum, prison/jail, supermarket,
theater/theatre, factory, bank, airport, zoo, stadium;
shirt, pants/trousers, skirt, jacket, sock, shoe, hat/cap, glove, tie, sweater/jumper;
shirt, dress; sofa/couch, table, bed;
laptop, tablet, phone/smartphone/telephone/cellphone, television/tv, printer, camera;
fridge/refrigerator, oven, dishwasher, microwave; planet, star, galaxy, comet, asteroid;
mercury, venus, mars, jupiter, saturn, uranus, neptune, pluto;
knife, gun/firearm/pistol/rifle, bomb, axe, sword; triangle, square, circle, rectangle;
solid, liquid; infantry, cavalry, artillery; asia, africa, europe; asian, african, european;
atlantic, pacific; monarchy, republic, dictatorship; democrat, republican; walk, swim, fly, crawl;
run, sit, sleep, swim, stand; soy, oat
"""
