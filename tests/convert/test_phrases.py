"""News phrases, one table a slot: when it was, how many and who counted, who is said to have done it.

Each row is a way in which papers say it, put into a short report of our own; what it must give stands beside it. A phrase that is read
wrongly gets a row here first.
"""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

PUBLISHED = "2025-01-10"        # a Friday
WHEN = {
    "on Wednesday": "2025-01-08", "late on Tuesday": "2025-01-07", "early Friday": "2025-01-10", "before dawn on Wednesday": "2025-01-08",
    "on Wednesday, 8 January": "2025-01-08", "on Wednesday (January 8)": "2025-01-08", "on the evening of January 8th": "2025-01-08",
    "yesterday evening": "2025-01-09", "two days ago": "2025-01-08", "overnight into Thursday": "2025-01-09",
    "between 6 and 8 January": "2025-01-06/2025-01-08", "from 6 to 8 January": "2025-01-06/2025-01-08", "on January 7-8": "2025-01-07/2025-01-08",
    "on 8/1/2025": "2025-01-08", "on 01/07/2025": "2025-01-07", "on the 8th": "2025-01-08", "on Tuesday last week": "2024-12-31", "overnight Tuesday to Wednesday": "2025-01-07/2025-01-08",
    "on the night of Monday to Tuesday": "2025-01-06/2025-01-07", "on Wednesday, ahead of a vote on 15 February": "2025-01-08",
    "from Monday to Wednesday": "2025-01-06/2025-01-08", "from 06:00 on 7 January to 06:00 on 8 January": "2025-01-07/2025-01-08", "between noon on Monday and noon on Tuesday": "2025-01-06/2025-01-07",
    "from Monday evening until early on Wednesday": "2025-01-06/2025-01-08", "over the weekend": "2025-01-04/2025-01-05", "on New Year's Eve": "2024-12-31",
    "on 7 and 8 January": "2025-01-07/2025-01-08", "on 3 and 8 January": "2025-01-03", "on Wednesday, three days before Christmas": "2025-01-08", "two weeks ago": "2024-12-24/2024-12-30",
    "on Tuesday night into Wednesday": "2025-01-07/2025-01-08", "on Tuesday and Wednesday": "2025-01-07/2025-01-08", "in mid-December": "2024-12",
}
DAYS = {
    "Police in Lahore on Friday said five people were killed in Wednesday's bombing of a market.": "2025-01-08",
    "The army said on Thursday that gunmen had killed five soldiers in Lahore the day before.": "2025-01-08",
    "Mourners on Friday buried the five people killed in Thursday's bombing in Lahore.": "2025-01-09",
    "The death toll from a bombing in Lahore rose to five on Friday, doctors said. The bomb exploded in a market on Monday.": "2025-01-06",
    "A bomb killed five people in a market in Lahore, the governor told the BBC on Friday. Witnesses said it went off late on Thursday.": "2025-01-09",
    "The number of people killed in a bombing in Lahore rose to five on Friday after two of the wounded died overnight, doctors said. The bomb exploded in a market on Monday.": "2025-01-06",
    "Five people were killed in Lahore in fighting that went on from late on Monday until Tuesday night.": "2025-01-06/2025-01-07",
}
DAYS |= {
    "Two people died in hospital on Friday, three days after they were hit by a car that was driven into a crowd in Lahore.": "2025-01-07",
    "Gunmen entered a village near Lahore on the night of Monday to Tuesday and killed four people. The administrator confirmed the attack on Wednesday, and said that his office had seen three bodies.": "2025-01-06/2025-01-07",
    "Gunmen killed four people in Lahore on Friday of the previous week, police said.": "2025-01-03",
    "A bomb killed five people in Lahore on Wednesday. The same group said in June that it had killed 25 people during Sunday Mass.": "2025-01-08",
    "On 2 January gunmen killed two men in Lahore. Two days later, in Multan, they abducted eleven people, police said.": "2025-01-04",

    "Police in Lahore say five people were killed by a bomb at a market. Officers were called shortly after six on Tuesday.": "2025-01-07",
    "A bomb killed five people at a market in Lahore overnight, officials said. The Taliban claimed the bombing in a statement on Thursday. Traders had locked up at nine on Tuesday.": "2025-01-07",
    "Three days after a bomb killed five people at a market in Lahore, traders opened their stalls again.": "2025-01-07",
    "A bomb killed five people in Lahore overnight. The army began its offensive in the city on 18 December.": "2025-01-10",
}
DAYS |= {
    "Five people were killed in the 7 January attack on a market in Lahore, the inquiry found.": "2025-01-07",
    "Shells have killed five people in Lahore since Wednesday, doctors said.": "2025-01-08/2025-01-10",
    "Fighting in Lahore since the weekend has killed nine civilians, doctors said.": "2025-01-04/2025-01-10",
    "Gunmen killed five people in Lahore, where a curfew has been in force since Wednesday, police said.": "2025-01-10~",
    "The minister said late on Wednesday that five policemen had been shot dead that day in Lahore.": "2025-01-08",
    "Between Sunday and Tuesday, clashes in Lahore killed five people, doctors said.": "2025-01-05/2025-01-07",
    "Soldiers shot dead three rebels in Lahore on Thursday. The raid came two days after gunmen killed five people in Multan.": "2025-01-07",
}
DAYS |= {
    "In a statement on Thursday the army said gunmen had killed five people in Lahore on Tuesday.": "2025-01-07",
    "In a statement released on Thursday, the army said gunmen had killed five people in Lahore on Tuesday.": "2025-01-07",
    "A court heard on Friday how gunmen killed five people in Lahore on Tuesday.": "2025-01-07",
    "Gunmen killed five people in Lahore on Wednesday. The chairman of the district, Sunday Bitrus, said eight others were hurt.": "2025-01-08",
    "Protesters gathered on Thursday in Multan after gunmen killed five people in Lahore on Tuesday.": "2025-01-07",
    "Five people were killed in Lahore on Saturday, December 28, the ministry said on Thursday.": "2024-12-28",
    "A bomb killed five people in Lahore on Tuesday. Earlier on Thursday, police had put the number of dead at three.": "2025-01-07",
}
DAYS |= {
    "Gunmen killed five people in Lahore on Tuesday. The Taliban claimed it in a statement of Thursday.": "2025-01-07",
    "Families on Friday buried five people who were killed in an attack in Lahore on Tuesday.": "2025-01-07",
    "The governor on Friday visited Lahore, where five people were killed on Tuesday.": "2025-01-07",
    "The president promised justice on Friday for five teachers killed in Lahore on Tuesday.": "2025-01-07",
    "A Taliban statement on Thursday claimed five people were killed in Tuesday's attack in Lahore.": "2025-01-07",
}
DAYS |= {
    "A priest protested on Thursday the murder of a student. The student was shot in Lahore on Tuesday.": "2025-01-07",
    "The family on Thursday read a statement. A trader was kidnapped in Lahore on Tuesday by four gunmen.": "2025-01-07",
    "Two engineers, who had been kidnapped by gunmen in Lahore on Tuesday, were released on Thursday.": "2025-01-07",
    "The magazine, which appears every Thursday, said that a judge was killed in Lahore on Tuesday.": "2025-01-07",
    "Juan Gil, a minister until May 2024, was shot dead in Lahore on Tuesday by gunmen.": "2025-01-07",
    "Gunmen kidnapped a trader last 7 January at a hotel in Lahore.": "2025-01-07",
}
BOMB = "A bomb exploded in Lahore on Wednesday. "
TOLLS = {
    "Three villagers died at the scene and two more in hospital, the governor said.": [("5", None, "governor")],
    "A soldier was killed and another hurt, the presidency said.": [("1", "1", "presidency")],
    "The driver, 57, was shot dead, the army said.": [("1", None, "army")],
    "Four state policemen were killed and two village guards hurt, the army said.": [("4", "2", "army")],
    "Two Afghan border guards died in a firefight, the governor said.": [("2", None, "governor")],
    "A shopkeeper and two waiters were shot dead, the police said.": [("3", None, "police")],
    "Rebels fired a missile at a ship, wounding two sailors, the navy said.": [(None, "2", "navy")],
    "Seven people were killed, two officials told reporters.": [("7", None, "officials")],
    "Seven people were killed, local sources said.": [("7", None, "local sources")],
    "The ministry accused the rebels of killing nine farmers.": [("9", None, "ministry")],
    "Seven people lost their lives, the mayor told reporters.": [("7", None, "mayor")],
    "The health ministry gave a toll of 14 dead and 30 injured.": [("14", "30", "health ministry")],
    "Doctors put the number of dead soldiers at 35.": [("35", None, "Doctors")],
    "The toll, which had stood at 25, climbed to 31 on Friday, police said.": [("31", None, "police")],
    "The dead numbered 31, the provincial government said.": [("31", None, "provincial government")],
    "Fourteen people were confirmed dead, according to the governor's office.": [("14", None, "governor's office")],
    "Two residents and a doctor said nine people were killed.": [("9", None, "residents")],
    "The blast killed two people, one a boy of 12, and wounded seven, police said.": [("2", "7", "police")],
    "Six people, all of them with gunshot wounds, were taken to a hospital, the health department said.": [(None, "6", "health department")],
    "Nobody was killed but 14 people were hurt, medics said.": [(None, "14", "medics"), ("0", None, "medics")],
    "There were no casualties, police said.": [("0", "0", "police")],
    "Four other people were wounded and three other soldiers died, medics said.": [("3", "4", "medics")],
    "One peacekeeper was killed and another seriously injured, the mission said.": [("1", "1", "mission")],
    "The state police command put the toll lower, at seven killed.": [("7", None, "state police command")],
    "The surgical centre said that it had taken in 24 people, and that six had died.": [("6", None, "surgical centre")],
    "The blast killed 11 people, a photographer among them, the mayor said.": [("11", None, "mayor")],
    "The war monitor, an office in London, reported at least 64 dead, including two children.": [("64+", None, "war monitor")],
    "The Taliban said that its fighters had killed nearly 100 Christians.": [("~100", None, "Taliban")],
    "The Taliban said it was behind the blast, in which it claimed to have killed 30 soldiers.": [("30", None, "Taliban")],
    "Twelve people died, the mayor said. Another nine were wounded.": [("12", None, "mayor"), (None, "9", "mayor")],
    "Eight people escaped, two of them with gunshot wounds, said the commissioner.": [(None, "2", "commissioner")],
    "The commander of battalion 26 was killed, officials said.": [("1", None, "officials")],
    "A hospital source said 17 were dead and 41 injured.": [("17", "41", "hospital source")],
    "Four people suffered burns, the fire service said.": [(None, "4", "fire service")],
    "\"We have counted 22 bodies,\" a doctor told AFP.": [("22", None, "doctor")],
    "It killed six and injured ten, police said.": [("6", "10", "police")],
    "Civil society puts the number of dead at 72.": [("72", None, "Civil society")],
    "Officials updated the death toll to 31.": [("31", None, "Officials")],
    "A doctor who asked not to be named said seven people were killed.": [("7", None, "doctor")],
    "The agency quoted a military source as saying that seven soldiers died.": [("7", None, "military source")],
    "Six people were killed, three of them children, and ten wounded, the mayor said.": [("6", "10", "mayor")],
    "The government said 43 people were wounded in Lahore and three in Multan.": [(None, "43", "government"), (None, "3", "government")],
    "Six soldiers and nine militants were killed, the army said. Later al-Shabaab said it had killed 30 soldiers.": [("15", None, "army"), ("30", None, "al-Shabaab")],
    "Six soldiers died and nine militants were killed, the army said.": [("6", None, "army"), ("9", None, "army")],
    "Six soldiers were on Wednesday morning killed, the army said.": [("6", None, "army")],
    "The company said that none of its employees was hurt.": [],
    "A suicide bomber killed himself and 14 others, police said.": [("14", None, "police")],
    "The governor, Juan Gil, reported one person killed and three hurt.": [("1", "3", "governor, Juan Gil")],
    "Police said on Thursday they suspect the Taliban of planting the bomb that killed two engineers.": [("2", None, "Police")],
    "\"We received 14 bodies and 37 wounded,\" Ana Soto, the director of the hospital, told reporters after the raid.": [("14", "37", "Ana Soto")],
    "The ministry run by the rebels said 13 people were killed.": [("13", None, "ministry")],
    "Six traders were killed, according to a local flour mill.": [("6", None, "local flour mill")],
    "The blast at a church that, according to the health ministry, killed 25 and wounded 63 was condemned.": [("25", "63", "health ministry")],
    "Police commander Juan Gil said gunmen looted shops. Four residents were hurt.": [(None, "4", "Police commander Juan Gil")],
    "At least four and as many as nine people were killed, doctors said.": [("4-9", None, "doctors")],
    "Four women were killed and a fifth wounded, police said.": [("4", "1", "police")],
    "Rebels hacked 14 people to death, residents said.": [("14", None, "residents")],
    "Thirty-three people needed medical treatment, doctors said.": [(None, "33", "doctors")],
    "Nine people were taken to hospital, the ambulance service said.": [(None, "9", "ambulance service")],
    "A soldier died of his wounds, raising to six the number killed, the mission said.": [("6", None, "mission")],
    "The governor put the number of fishermen killed by rebels near Multan on Monday at 20.": [("20", None, "governor")],
    "The ministry said 61 people were killed, bringing the toll since the war began to more than 46,000.": [("61", None, "ministry")],
    "Two clerks aged 63 and 65 were killed, the mayor said.": [("2", None, "mayor")],       # not 128
    "A couple aged 63 and 65 were killed, the mayor said.": [("2", None, "mayor")],
    "Two herders, aged 19 and 23, were killed, the mayor said.": [("2", None, "mayor")],
    "A man aged 34 was killed, the mayor said.": [("1", None, "mayor")],
    "A husband and wife were killed, the mayor said.": [("2", None, "mayor")],
    "It wounded Castillo's son, the mayor said.": [(None, "1", "mayor")],
    "A rebel group killed two clerks, the mayor said.": [("2", None, "mayor")],
    "No fewer than 20 farmers were killed, the mayor said.": [("20+", None, "mayor")],
    "Five teenagers were shot and killed and three were stabbed and wounded, police said.": [("5", "3", "police")],
    "A Taliban commander and two farmers were killed, the ministry said.": [("3", None, "ministry")],
    "Three personnel of the frontier police and their driver were killed, the ministry said.": [("4", None, "ministry")],
    "Sixteen people were shot, five of them fatally, police said.": [("5", None, "police")],
    "The number killed in Wednesday's bombing at the market has risen to 60, the ministry said.": [("60", None, "ministry")],
    "The number of people injured in the bombing has climbed to 13, police said.": [(None, "13", "police")],
    "It killed a lawmaker along with three guards; ten traders were hurt, police said.": [("4", "10", "police")],
    "Four women were killed and one is fighting for her life, doctors said.": [("4", "1", "doctors")],
    "Nineteen people remain in hospital, doctors said.": [(None, "19", "doctors")],
    "More than 40 people, most of them burned in their tents, were killed, the chief said.": [(">40", None, "chief")],
    "Officials said nine traders had been taken off a bus and executed.": [("9", None, "Officials")],
    "The monitor said 11 soldiers and four of the attackers were killed.": [("11", None, "monitor")],
    "One guard was killed and four hurt, the ministry said. The Taliban put the dead at 22.": [("1", "4", "ministry"), ("22", None, "Taliban")],
}
TOLLS |= {             # who counts: by another word than "said", by what he does, by whose the figure is
    "Twelve miners were killed, the energy company Volta said.": [("12", None, "energy company Volta")],
    "The local Red Cross had at first reported 18 dead.": [("18", None, "Red Cross")],
    "The health ministry has so far confirmed 20 dead.": [("20", None, "health ministry")],
    "Medics at the hospital received 12 bodies.": [("12", None, "Medics")],
    "AFP correspondents saw seven bodies in the street.": [("7", None, "AFP correspondents")],
    "The army's provisional toll is ten dead.": [("10", None, "army")],
    "Thirty-one people were hurt by the ministry's count.": [(None, "31", "ministry")],
    "According to a tally by local reporters, nine people were killed.": [("9", None, "local reporters")],
    "Nine people died, a figure given by the governor.": [("9", None, "governor")],
    "Residents counted ten bodies; the police confirmed eight.": [("10", None, "Residents"), ("8", None, "police")],
    "The mayor put the dead at ten, but the opposition spoke of 20.": [("10", None, "mayor"), ("20", None, "opposition")],
    "The district's health chief had the dead at 44.": [("44", None, "district's health chief")],
    "Six people died on the spot, said the head of the regional administration; others fled.": [("6", None, "head of the regional administration")],
    "Two people died, said the mayor, and 22 people were taken to hospital.": [("2", "22", "mayor")],
    "Four miners died, the company that runs the mine said.": [("4", None, "company")],
    "The agency said it was appalled by reports that nine people were killed.": [("9", None, "agency")],
    "The Taliban claimed on its channel that its men had killed six people.": [("6", None, "Taliban")],
    "One man, a 40-year-old driver, was killed, prosecutors said.": [("1", None, "prosecutors")],
    "The bomb killed two people and wounded 20, a spokesman for the army, the ruling power there, said.": [("2", "20", "spokesman for the army")],
    "Since the coup of 2021 more than 7,300 people have been killed, the agency said.": [],
    "The war between the two sides has killed more than 4,000 people, the ministry said.": [],
    "The attackers said it was revenge for the killing of two of their fighters.": [],
    "The rebels and the army have fought a long war in which about 9,000 villagers have died.": [],
    "Four clerks were killed, the council said on Thursday in a statement, without naming the attackers.": [("4", None, "council")],
    "\"Nine clerks were killed,\" an army doctor under condition of anonymity said.": [("9", None, "army doctor")],
}
TOLLS |= {
    "The hospital said it was treating 30 people.": [(None, "30", "hospital")],
    "The death toll, according to the hospital, is 12.": [("12", None, "hospital")],
    "A count by the ministry found that 12 people were killed.": [("12", None, "ministry")],
    "The Taliban claimed 30 soldiers were killed.": [("30", None, "Taliban")],
    "The army acknowledged the loss of three soldiers.": [("3", None, "army")],
    "The army said it had lost three soldiers.": [("3", None, "army")],
    "The army admitted losing three soldiers.": [("3", None, "army")],
    "One of the wounded died on Sunday, the hospital's director said, bringing the number of the dead to 13.": [("13", None, "hospital's director")],
    "The hospital's director said one of the wounded had died, which would bring the number of dead to 13.": [("13", None, "hospital's director")],
    "The ministry lowered the toll from 15 to 13.": [("13", None, "ministry")],
    "Four others are at the general hospital with bullet wounds, the chairman said.": [(None, "4", "chairman")],
    "The number of martyrs had risen to 12, the ministry said.": [("12", None, "ministry")],
    "The number of fatalities stands at 12, police said.": [("12", None, "police")],
    "The toll stands at 12, police said.": [("12", None, "police")],
    "Fatalities stood at 12 by evening, police said.": [("12", None, "police")],
    "The toll given by the mission stands at 51 dead.": [("51", None, "mission")],
    "The ministry gave 31 as the number of dead.": [("31", None, "ministry")],
    "The governor's office spoke in a communique of at least 18 dead.": [("18+", None, "governor's office")],
    "Residents accused the army of having executed 20 herders.": [("20", None, "Residents")],
    "The army was accused by residents of having executed 20 herders.": [("20", None, "residents")],
    "The Taliban claimed responsibility for the killing of 60 soldiers.": [("60", None, "Taliban")],
    "A clerk told our reporter that people had counted 102 bodies.": [("102", None, "people")],
    "Three people died, that state's prosecutors said; four suspects were held.": [("3", None, "prosecutors")],
    "Seven people died, rescue workers say: four guards and three clerks.": [("7", None, "rescue workers")],
    "The leader of a charity that takes the injured to a clinic had higher figures: 41 killed.": [("41", None, "leader of a charity")],
}
TOLLS |= {
    "A resident said villagers had buried 27 people.": [("27", None, "resident")],
    "The Taliban claimed its fighters had killed 200 soldiers.": [("200", None, "Taliban")],
    "The Taliban claimed killing 30 soldiers.": [("30", None, "Taliban")],
    "The mayor spoke with elders in the village, who counted 16 bodies.": [("16", None, "elders")],
    "A woman of 60 died from her wounds, the governor said.": [("1", None, "governor")],
    "Its teams treated four people for bullet wounds, the Red Crescent said.": [(None, "4", "Red Crescent")],
    "A security source mentioned around 30 dead.": [("~30", None, "security source")],
    "Four people died; the prosecutor's office later raised it to seven.": [("4", None, ""), ("7", None, "prosecutor's office")],
    "The Kenya National Commission on Human Rights said 31 people had been killed.": [("31", None, "Kenya National Commission on Human Rights")],
    "\"Four people were shot dead and we have counted nine burned bodies,\" the mayor told reporters.": [("9", None, "mayor")],
    "It killed 34 soldiers, the ministry announced on state television; 14 were wounded.": [("34", "14", "ministry")],
    "The death toll in the attack on a church in Lagos state has reached 40, the emergency agency said.": [("40", None, "emergency agency")],
}
TOLLS |= {              # what was only rumoured, stood in another version or is of the whole conflict is no toll
    "The governor denied posts on social networks that a nurse had been killed.": [],
    "The mayor dismissed rumours that two children had died.": [],
    "An earlier version of this report said that 11 people had been killed.": [],
    "Since 3 May more than 100 people have lost their lives in the strife, the ministry said.": [],
    "A spokesman for the Taliban put the number of soldiers and officials killed at 60.": [("60", None, "Taliban")],
    "A woman in her 60s was treated for smoke inhalation, the mayor said.": [(None, "1", "mayor")],
}
TOLLS |= {              # who was counted is named again; killed and hurt in one list
    "Two people, a teacher and a nurse, died, the mayor said.": [("2", None, "mayor")],
    "The gunmen killed two teachers, a nurse and a child, police said.": [("4", None, "police")],
    "Armed men killed nine people and one injured, police said.": [("9", "1", "police")],
    "Twenty eight persons were killed, police said.": [("28", None, "police")],
    "Five people, among them two farmers, died, the mayor said.": [("5", None, "mayor")],
}
HEADLINES = {       # of several counts: what holds for the whole event
    "At least 14 people were killed, the ministry said. Two died at the scene.": "14+",
    "Officials said 27 people were killed. Two were killed at the gate.": "27",
    "Officials said 27 people were killed. One guard was also killed, the mayor said.": "27",
    "The ministry said at least 27 people were killed. A farmer said he had helped to carry 18 bodies.": "27+",
    "The ministry said five people were killed. It later raised the figure to nine.": "9",
    "Doctors counted 31 dead. The ministry said the toll had risen to 34.": "31-34",      # who differs keeps its own
    "The ministry said 25 people were killed. It had given a toll of 20 hours before.": "25",
}
SAID = {
    "No group claimed the bombing, but suspicion is likely to fall on the Taliban.": ("blamed", "Taliban"), "The bombing carries the hallmarks of the Taliban.": ("blamed", "Taliban"),
    "A claim of responsibility came from the Taliban.": ("claimed", "Taliban"), "The bombing was later claimed on social media by the Taliban.": ("claimed", "Taliban"),
    "The Taliban admitted to having planted the bomb.": ("claimed", "Taliban"), "Security sources put the blame on the Taliban.": ("blamed", "Taliban"),
    "The army holds the Taliban to be responsible.": ("blamed", "Taliban"), "The Taliban, which holds the valley, said it had carried it out.": ("claimed", "Taliban"),
    "Security sources put the number of dead at nine.": None,
    "The Taliban said its fighters had done it.": ("claimed", "Taliban"), "The army said the Taliban was answerable for the bombing.": ("blamed", "Taliban"),
    "The Taliban took credit for the bombing.": ("claimed", "Taliban"), "The minister said the bomber belonged to the Taliban.": ("blamed", "Taliban"),
    "The Taliban described the attacker as one of its soldiers.": ("claimed", "Taliban"), "Police suspect al-Shabaab planted the bomb.": ("blamed", "al-Shabaab"),
    "The Taliban, which swore allegiance to nobody, is thought to be behind the bombing.": ("blamed", "Taliban"),
    "Police are eyeing members of the Taliban as possible perpetrators.": ("blamed", "Taliban"), "The Taliban denied that its men were behind the bombing.": ("denied", "Taliban"),
    "The Taliban claimed through its channel the bombing.": ("claimed", "Taliban"), "The bombing in the market on Wednesday was the work of the Taliban.": ("blamed", "Taliban"),
    "The Taliban said its fighters planted the bomb.": ("claimed", "Taliban"), "A Taliban spokesman claimed responsibility for the bombing.": ("claimed", "Taliban"),
    "The bombing was claimed on Thursday by the Islamic State group.": ("claimed", "Islamic State"),
    "Police believe the Taliban carried out the bombing.": ("blamed", "Taliban"), "The ministry accused the Taliban of planting the bomb.": ("blamed", "Taliban"),
    "The army pointed the finger at the Taliban.": ("blamed", "Taliban"), "The Taliban said they had no part in the bombing.": ("denied", "Taliban"),
    "The Taliban said they were not involved.": ("denied", "Taliban"), "A Taliban spokesman denied that the group was responsible.": ("denied", "Taliban"),
    "The Taliban, to which many clans swore allegiance in 2019, said on Telegram that its fighters planted the bomb.": ("claimed", "Taliban"),
    "Islamic State's Pakistan branch said on Thursday that one of its members set off the bomb.": ("claimed", "Islamic State"),
    "The minister said the attackers belonged to the Taliban.": ("blamed", "Taliban"), "The ministry named the Taliban as the perpetrator of the bombing.": ("blamed", "Taliban"),
    "A Taliban spokesman said his fighters planted the bomb.": ("claimed", "Taliban"), "The Taliban claimed to have killed five traders.": ("claimed", "Taliban"),
    "A group called the Taliban said it had set fire to the market.": ("claimed", "Taliban"), "The Taliban said on its channel, the Morning, that its commandos had stormed the market.": ("claimed", "Taliban"),
    "The bombers, thought to belong to the Taliban, fled.": ("blamed", "Taliban"), "Officials held the Taliban responsible for the bomb.": ("blamed", "Taliban"),
    "Doctors counted five dead, blaming the Taliban.": ("blamed", "Taliban"), "Kabul denied involvement.": ("denied", "Afghanistan"), "The ministry said Iran was responsible for the bombing.": ("blamed", "Iran"),
    "A Taliban spokesman called the report invented and denied that the group was involved.": ("denied", "Taliban"),
    "Neither the Taliban nor its rival, the Islamic State, has said it planted the bomb.": None,
    "No one has claimed responsibility, but the Taliban are active in the area.": None, "The Taliban condemned the bombing.": None,
}
SAID |= {
    "The Taliban has since claimed the bombing.": ("claimed", "Taliban"), "The Taliban said that it was its fighters who planted the bomb.": ("claimed", "Taliban"),
    "The Taliban said that one of its men had carried it out.": ("claimed", "Taliban"), "The Taliban said through its radio, the Morning, that it carried out the bombing.": ("claimed", "Taliban"),
    "Officials pointed to the Taliban as responsible.": ("blamed", "Taliban"), "The governor laid the blame on the Taliban.": ("blamed", "Taliban"), "Suspicion rests on the Taliban.": ("blamed", "Taliban"),
    "The bombing looked like the work of the Taliban.": ("blamed", "Taliban"), "A minister said responsibility for the bombing lies with the Taliban.": ("blamed", "Taliban"),
    "Police are considering the possibility that the Taliban planted the bomb.": ("blamed", "Taliban"), "A spokesman said, describing the bomber as a member of the Taliban.": ("blamed", "Taliban"),
    "The Taliban called the accusation propaganda.": ("denied", "Taliban"), "The Taliban issued a denial of any role in the bombing.": ("denied", "Taliban"),
    "Juan Gil, a spokesman for the Taliban, rejected the accusation.": ("denied", "Taliban"), "Burundi's army spokesman denied any role in the bombing.": ("denied", "Burundi"),
    "The Taliban, which police describe as a front of another group, claimed responsibility.": ("claimed", "Taliban"),
    "Officials attributed the bombing, which hit the market on Wednesday, to the Taliban.": ("blamed", "Taliban"),
    "A leaflet accused the shop's tenants of feeding the Taliban.": None,
    "The minister accused the Taliban of inventing stories.": None, "The bombing was reported by the SITE monitoring group.": None,
}

SAID |= {
    "The Taliban owned responsibility for the bombing.": ("claimed", "Taliban"),
    "The Taliban owned up to the bombing.": ("claimed", "Taliban"),
    "The Taliban posted a video in which it claimed the bombing.": ("claimed", "Taliban"),
    "A pamphlet left by the Taliban at the scene owned responsibility for the bombing.": ("claimed", "Taliban"),
    "Supporters of the Taliban, a shadowy group, took credit for the bombing.": ("claimed", "Taliban"),
    "The Taliban later released a statement claiming responsibility for the bombing.": ("claimed", "Taliban"),
    "The Taliban acknowledged responsibility for the bombing.": ("claimed", "Taliban"),
    "The Taliban said the bombing was in retaliation for an army operation.": ("claimed", "Taliban"),
    "The army was accused by residents of having planted the bomb.": ("blamed", "army"),
    "The Taliban was accused by the governor of planting the bomb.": ("blamed", "Taliban"),
    "The governor said that those responsible are the Taliban.": ("blamed", "Taliban"),
    '"Everything indicates that those responsible are the Taliban," the governor said.': ('blamed', 'Taliban'),
    "The army tagged the Taliban in the bombing.": ("blamed", "Taliban"),
    "An army spokesman put the blame for the bombing squarely on the Taliban.": ("blamed", "Taliban"),
    "The mayor put the bombing down to the Taliban.": ("blamed", "Taliban"),
    "Investigators have linked the bombing to the Taliban.": ("blamed", "Taliban"),
    "The prime suspect is the Taliban, a police source said.": ("blamed", "Taliban"),
    "The bombing is believed to be the work of the Taliban.": ("blamed", "Taliban"),
    "The bombing was widely seen as the work of the Taliban.": ("blamed", "Taliban"),
    "Witnesses said the attackers were Taliban fighters.": ("blamed", "Taliban"),
    "Witnesses identified the attackers as members of the Taliban.": ("blamed", "Taliban"),
    "The Taliban denied reports that members of one of its units were involved.": ("denied", "Taliban"),
    "The Taliban rejected the army's accusation as baseless.": ("denied", "Taliban"),
    "The Taliban said it was not behind the bombing.": ("denied", "Taliban"),
    "The Taliban said that they had no hand in it.": ("denied", "Taliban"),
    "The Taliban said that it played no role in the bombing.": ("denied", "Taliban"),
    "The Taliban said it did not carry out the bombing.": ("denied", "Taliban"),
    "The Taliban disclaimed responsibility for the bombing.": ("denied", "Taliban"),
    "The Taliban ruled out any involvement.": ("denied", "Taliban"),
    "The Taliban has neither confirmed nor denied responsibility.": None,
    "No group, including the Taliban, has claimed the bombing.": None,
    "The Taliban has not claimed responsibility.": None,
    "The Taliban issued a denial.": ("denied", "Taliban"), "The army denied that its troops had been in the market.": ("denied", "army"),
    "The Taliban said it had a hand in the talks.": None,
    "The Taliban is the main suspect.": ("blamed", "Taliban"), "The bombing has the hallmarks of the Taliban, an analyst said.": ("blamed", "Taliban"),
    "Officials called it a revenge attack by the Taliban.": ("perpetrator", "Taliban"), "Ten were hurt in the bombing, which the Taliban later claimed.": ("claimed", "Taliban"),
    "It was an attack the governor says was carried out by the Taliban.": ("blamed", "Taliban"), "It was an attack that the Taliban said was carried out by two of its men.": ("claimed", "Taliban"),
    "The Taliban called him one of its members.": ("claimed", "Taliban"), "The army said it fired warning shots at the market.": ("denied", "army"),
    "The Taliban owned the bombing.": ("claimed", "Taliban"), "The minister laid responsibility at the door of the Taliban.": ("blamed", "Taliban"), "The Taliban are a militant group.": None,
}

SAID |= {
    "The Taliban, which has lost ground to tribal militias in Hiran in recent weeks, said it had been behind the bombing.": ("claimed", "Taliban"),
    "The Taliban was quick to claim the bombing.": ("claimed", "Taliban"), "The police chief put the bombing down to the Taliban.": ("blamed", "Taliban"),
    "The toll was given by the Taliban, the al-Qaeda affiliate that has claimed responsibility.": ("claimed", "Taliban"),
}
TOLLS |= {              # who says it stands in the midst; whose figures they are
    "Eleven people, police said, were killed.": [("11", None, "police")],
    "Eleven people were killed, according to a tally compiled by the union.": [("11", None, "union")],
    "According to figures released by the interior ministry, 11 people died.": [("11", None, "interior ministry")],
    "According to a toll released by the interior ministry, 11 people died.": [("11", None, "interior ministry")],
    "The toll was put at 11 by police.": [("11", None, "police")],
    "It went off at noon, killing what police said were 11 traders.": [("11", None, "police")],
}
TOLLS |= {
    "At least 11 people were killed, activists on the ground said.": [("11+", None, "activists")],
    "Eleven people are said to have died.": [("11", None, "")],
    "Eleven people were killed, local and hospital sources said.": [("11", None, "hospital sources")],
    "A monitor quoted a Taliban statement as saying that 11 people were killed.": [("11", None, "Taliban")],
    "A shopkeeper, Juan Gil, said that the men, suspected to be students, opened fire, killing 11 people.": [("11", None, "shopkeeper, Juan Gil")],
    "It came a day after eleven people were killed in the market, the latest of a series of attacks in which 90 people died over the weekend.": [("11", None, "")],
}


@pytest.fixture(scope="module")
def incidents():
    reader = Reader()
    return lambda text: reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": PUBLISHED})).incidents


@pytest.mark.parametrize("phrase", WHEN)
def test_when(incidents, phrase):
    assert [i.date.edtf for i in incidents(f"A bomb killed five people at a market in Lahore {phrase}, police said.")] == [WHEN[phrase]]


def test_of_two_towns_that_of_the_deed(incidents):
    (one,) = incidents("Protesters gathered on Thursday in Multan after gunmen killed five people in Lahore on Tuesday.")
    assert [p.name for p in one.places] == ["Lahore"]


@pytest.mark.parametrize("text", DAYS)
def test_of_several_days_that_of_the_event(incidents, text):
    assert [i.date.edtf for i in incidents(text)][-1:] == [DAYS[text]]


@pytest.mark.parametrize("text", TOLLS)
def test_how_many_and_who_counted(incidents, text):
    found = [(t.killed and t.killed.text, t.wounded and t.wounded.text, t.by) for i in incidents(BOMB + text) for t in i.tolls if t.who != "perpetrators"]
    assert found == TOLLS[text]


@pytest.mark.parametrize("text", HEADLINES)
def test_how_many_in_all(incidents, text):
    assert [i.killed.text for i in incidents(BOMB + text)] == [HEADLINES[text]]


@pytest.mark.parametrize("text", ["The gang threatened on Wednesday to kill ten judges in Lima.", "Rebels tried to kill two judges with a bomb in Lima on Wednesday.",
                                  "Two men were nearly lynched in Lima on Wednesday after they attacked a shop."])
def test_whom_somebody_only_threatened_or_tried_to_kill_is_not_counted(incidents, text):
    assert [t for i in incidents(text) for t in i.tolls] == []


@pytest.mark.parametrize("text", SAID)
def test_who_is_said_to_have_done_it(incidents, text):
    found = [(p.role, p.name) for i in incidents("A bomb killed five people at a market in Lahore on Wednesday, police said. " + text) for p in i.parties if p.kind == "organization"]
    assert found == ([SAID[text]] if SAID[text] else [])


def test_whom_an_army_says_it_neutralised_after_an_attack_are_the_attackers(incidents):
    (one,) = incidents("Fourteen soldiers were killed by jihadists on Tuesday near Gao, in Mali, the army said. It said that it had neutralized 31 terrorists.")
    assert one.killed.text == "14" and [t.killed.text for t in one.tolls if t.who == "perpetrators"] == ["31"]


def test_the_attackers_own_dead_are_a_row_of_their_own(incidents):
    (one,) = incidents("Gunmen attacked a police station in Lahore on Wednesday, killing 11 policemen, officials said. Two of the attackers were also killed.")
    assert one.killed.text == "11" and [(t.killed.text, t.who) for t in one.tolls if t.who == "perpetrators"] == [("2", "perpetrators")]
