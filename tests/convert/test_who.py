"""Who did it, who and what was hit, and with what: tables of clauses, each with the parties or weapons it must give.

Each row stands in a short report of our own. A clause that is read wrongly gets a row here first.
"""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader
from chronicle.convert.weapons import classes

DOERS = {
    "A judge was on his way home in Lima on Wednesday when he was intercepted by four individuals on motorcycles, who shot him dead.": [("individuals", "individual")],
    "A bomb exploded in Lahore on Wednesday. It was left by unidentified men outside a hotel, killing five people.": [("unidentified men", "individual")],
    "Two teachers were killed by army soldiers in Lahore on Wednesday.": [("army soldiers", "individual"), ("army", "organization")],
    "Two teachers were killed by members of the armed forces in Lahore on Wednesday.": [("members of the armed forces", "individual"), ("armed forces", "organization")],
    "A column of rebels arrived in Gao on Wednesday and shot 16 peasants.": [("column of rebels", "individual")],
    "The FMLN units marked the day by ambushing a bus near San Miguel on Wednesday, killing two passengers.": [("FMLN", "organization"), ("FMLN units", "individual")],
    "Two engineers kidnapped in Cali were released on Wednesday by the ELN.": [("National Liberation Army", "organization")],
    "A mayor was killed in Lahore on Wednesday. The murder was ordered by the drug mafia, prosecutors said.": [("drug mafia", "organization")],
    "A mayor was murdered in Lima on Wednesday. The army blamed it on the Shining Path.": [("Shining Path", "organization")],
    "A bomb killed five people in Lima on Wednesday. The suspects were identified as Juan Gil and Pedro Ruiz.": [("Juan Gil", "individual"), ("Pedro Ruiz", "individual")],
    "A bomb killed five people in Lahore on Wednesday. A spokesman for the Taliban denied involvement in the attack.": [("Taliban", "organization")],
    "Two men shot dead a judge in Lima on Wednesday. The attackers fled.": [("men", "individual")],
    "A judge was killed in Lima on Wednesday by a group of people in masks, police said.": [("group of people", "individual")],
    "Three Army members killed a judge in Lima on Wednesday.": [("Army members", "individual"), ("Army", "organization")],
    "Two Atlacatl Battalion soldiers killed a judge in Lima on Wednesday.": [("Atlacatl Battalion soldiers", "individual"), ("Salvadoran Armed Forces", "organization")],
    "A judge was killed in Lima on Wednesday by a \"Shining Path\" column.": [("Shining Path", "organization"), ("Shining Path column", "individual")],
    "A judge was killed in Lima on Wednesday. The murder is the work of the Juan Gil Command of the Shining Path, police said.": [("Shining Path", "organization")],
    "A judge was killed in Lima on Wednesday by a gang, apparently Shining Path members, police said.": [("Shining Path", "organization")],
    "Terrorists killed a judge in Lima on Wednesday, a week after the Shining Path had written to him.": [("Shining Path", "organization"), ("terrorists", "individual")],
    "Gunmen killed a judge in Lima on Wednesday, a week after the Shining Path had written to him.": [("gunmen", "individual")],
    "Two judges were killed in Lima on Wednesday. The arrest of Juan Gil on charges of being involved in the murder of the judges caused unrest.": [("Juan Gil", "individual")],
    "A judge was killed in Lima on Wednesday. Police arrested two men suspected of involvement in the murder of the judge: Juan Gil and Pedro Ruiz.": [("Juan Gil", "individual"), ("Pedro Ruiz", "individual"), ("men", "individual")],
    "Militants loyal to Boko Haram killed two farmers near Gwoza on Wednesday.": [("Boko Haram", "organization")],
    "Two farmers were killed near Goma on Wednesday by fighters believed to belong to M23.": [("M23", "organization")],
    "Gang members working for the Sinaloa Cartel killed a judge in Culiacan on Wednesday.": [("Sinaloa Cartel", "organization")],
    "Militiamen known as Fano attacked a camp in Bahir Dar on Wednesday, killing two policemen.": [("Fano", "organization")],
    "Dissidents of the FARC loyal to a commander attacked a bank in Cali on Wednesday, killing two clerks.": [("FARC", "organization")],
    "The Viv Ansanm coalition attacked a hotel in Port-au-Prince on Wednesday, killing two guards.": [("Viv Ansanm", "organization")],
    "An Islamic State attack killed two herders near Homs on Wednesday.": [("Islamic State", "organization")],
    "A Myanmar military air strike on a school in Sagaing on Wednesday killed two pupils.": [("Myanmar military", "organization")],
    "Government air strikes hit a market in Lashio on Wednesday, killing two traders.": [("government", "organization")],
    "A rebel attack on a bank in Goma on Wednesday killed two clerks.": [("rebels", "individual")],
    "A school in Kadugli was hit on Wednesday by a drone operated by the Rapid Support Forces. Two pupils were killed.": [("Rapid Support Forces", "organization")],
    "A patrol came under fire from Boko Haram insurgents near Gwoza on Wednesday and two soldiers were killed.": [("Boko Haram", "organization")],
    "A pupil was stabbed to death by a classmate in Turku on Wednesday.": [("classmate", "individual")],
    "Herders killed two farmers in Makurdi on Wednesday.": [("herders", "individual")],
    "Residents beat two men to death in Lahore on Wednesday.": [("residents", "individual")],
    "In Lahore, locals thrashed a trader on Wednesday.": [("locals", "individual")],
    "Combatants of the Taliban entered the village of Ngoubi on Wednesday, firing indiscriminately. Four farmers were killed.": [("Taliban", "organization"), ("Combatants of the Taliban", "individual")],
    "Three people were shot dead in a church in Turku on Wednesday. The shooter, identified by police as Juan Gil, fled.": [("Juan Gil", "individual")],
    "A judge was killed in Turku on Wednesday. A man was arrested on suspicion of murder.": [("man", "individual")],
    "Worshippers were leaving a church in Owo on Wednesday when men with guns struck. Four people were killed.": [("men", "individual")],
    "One attacker was killed in Uruapan on Wednesday after a mayor was shot dead there.": [("attacker", "individual")],
    "Israeli fire killed 25 people in Rafah on Wednesday.": [("Israel", "organization")],
    "Police drones dropped explosives on a party in Lima on Wednesday, killing two children.": [("police", "organization")],
    "A Palestinian rammed a van into people at a bus stop in Haifa on Wednesday, killing a woman.": [("Palestinian", "individual")],
    "Gunmen believed to be from the New People's Army shot dead a judge in Masbate on Wednesday.": [("New People's Army", "organization"), ("gunmen", "individual")],
    "The army denied that it bombed a market in Lashio on Wednesday, killing two traders. It said rebel jets bombed the market.": [("army", "organization")],
    "A judge was killed in Cali on Wednesday. A student was in custody over the murder, police said.": [("student", "individual")],
    "A judge was killed in Cali on Wednesday. The arrested men have been identified as Juan Gil, 23, and Pedro Ruiz.": [("Juan Gil", "individual"), ("Pedro Ruiz", "individual")],
    "Gunmen on motorcycles entered a village near Gwoza on Wednesday. They killed two farmers.": [("gunmen", "individual")],
    "Soldiers came to a village near Gwoza on Wednesday, and they burned two houses.": [("soldiers", "individual")],
    "A bus stopped near Gwoza on Wednesday. They killed two farmers.": [],
    "Two judges were killed in Lima on Wednesday by members of the Shining Path group.": [("Shining Path", "organization"), ("members of the Shining Path group", "individual")],
    "Several armed men came to a village near Cali on Wednesday and set a school on fire.": [("armed men", "individual")],
    "A judge was attacked near Cali on Wednesday by villagers.": [("villagers", "individual")],
    "A judge was killed in Lima on Wednesday. The army denied involvement in the murder and, instead, blamed the Shining Path.": [("army", "organization"), ("Shining Path", "organization")],
    "A judge was killed in Lima on Wednesday. Police held ten people suspected of involvement in the murder.": [("people", "individual")],
    "A judge was killed in Lima on Wednesday by death squad members.": [("death squad members", "individual")],
    "Two farmers died at the hands of bandits near Gusau on Wednesday.": [("bandits", "individual")],
    "A drone of the Ethiopian army hit a bus near Gondar on Wednesday, killing two farmers.": [("Ethiopian army", "organization")],
    "A bomb killed a judge in Lima on Wednesday. It was planted by a couple, police said.": [("couple", "individual")],
    "A bomb killed a judge in Lima on Wednesday. Let us remember that the rebels killed him.": [("rebels", "individual")],
}
DOERS |= {
    "Residents said soldiers entered Homs, in Syria, on Wednesday and shot dead two judges.": [("soldiers", "individual")],
    "A port near Hodeidah was hit on Wednesday and two workers were killed. The drones that hit the port were sent by the Houthis.": [("Houthis", "organization")],
}
DOERS |= {
    "Five farmers were killed near Gusau on Wednesday by suspected armed herdsmen.": [("armed herdsmen", "individual")],
    "Five farmers were killed near Gusau on Wednesday by suspected heavily armed bandits.": [("heavily armed bandits", "individual")],
    "Five farmers were killed near Gusau on Wednesday by suspected cultists.": [("cultists", "individual")],
    "Five soldiers were killed in Bijapur on Wednesday after Maoists triggered an improvised explosive device.": [("Maoists", "organization")],
    "A drone hit a market in Kutum on Wednesday and two traders were killed. Residents said the drone belonged to the army.": [("army", "organization")],
    "A paramotor of the military dropped bombs on a school near Sagaing on Wednesday, killing two pupils.": [("military", "organization")],
    "Government security forces killed 45 people in Merawi on Wednesday, after fighting between the army and the Fano militia.": [("government security forces", "organization")],
    "Two clerks were killed in Manbij on Wednesday by a bomb. Officials accused the Taliban, which denied it.": [("Taliban", "organization"), ("Taliban", "organization")],
    "Two clerks were stabbed to death in Turku on Wednesday. A boy was taken into custody after two clerks were stabbed.": [("boy", "individual")],
    "Two clerks were killed in a shooting in Turku on Wednesday. A student was charged on Thursday with murder over the shooting.": [("student", "individual")],
    "A judge was killed in Lima on Wednesday. A court convicted two men of the murder of the judge.": [("men", "individual")],
    "Five people were killed in El Obeid on Wednesday by a drone, the lawyers said, holding the RSF fully responsible for the massacre.": [("Rapid Support Forces", "organization")],
    "A Russian attack on a bakery in Kramatorsk on Wednesday killed two clerks.": [("Russia", "organization")],
    "An alleged Shining Path attack on a bank in Lima on Wednesday killed two clerks.": [("Shining Path", "organization")],
}
DOERS |= {      # whom the gunmen are taken for
    "Gunmen suspected to be herders killed two judges in Makurdi on Wednesday.": [("gunmen", "individual"), ("herders", "individual")],
    "More than 30 men believed to be Al-Shabab militants stopped a bus near Witu on Wednesday and shot dead two teachers.": [("men", "individual"), ("al-Shabaab", "organization")],
    "Two judges were killed in Gwoza on Wednesday by gunmen who are believed to be members of Boko Haram.": [("gunmen", "individual"), ("Boko Haram", "organization")],
    "Suspected bandits killed two judges near Gusau on Wednesday. A survivor said the bandits came on motorcycles and shot at people.": [("bandits", "individual")],
    "Two females detonated their belts at a market in Maiduguri on Wednesday, killing a judge.": [("females", "individual")],
    "A judge was killed in a Nigerian military air strike near Gusau on Wednesday. Villagers said that hunters—who had been pursuing bandits that raided a farm—were hit by mistake.": [("Nigerian army", "organization")],
}
DOERS |= {      # who is shot because he attacked
    "A judge was shot dead near Gao on Wednesday by two men who opened fire at his car.": [("men", "individual")],
    "Gunmen killed a farmer and a clerk who had tried to stab nobody near Gao on Wednesday.": [("gunmen", "individual")],
    "Police shot dead a man in Turku on Wednesday after he stabbed two clerks.": [("man", "individual")],
    "A man was shot dead near Turku on Wednesday after stabbing two clerks, the police said.": [("man", "individual")],
    "A farmer shot dead a man who had knifed a clerk in Turku on Wednesday.": [("man", "individual")],
    "Soldiers killed a farmer near Gao on Wednesday after they attacked a village.": [("soldiers", "individual")],
    "A man killed his neighbour in Turku on Wednesday after he attacked a clerk.": [("man", "individual")],
}
DOERS |= {
    "Late on Wednesday men of the ADF attacked Oicha, killing nine people.": [("Allied Democratic Forces", "organization"), ("men of the ADF", "individual")],
    "Terrorists opened heavy fire on a convoy near Multan on Wednesday, killing two soldiers.": [("terrorists", "individual")],
    "Gunmen barged into a house in Turbat on Wednesday and opened indiscriminate fire, leaving six labourers dead.": [("gunmen", "individual")],
    "The gunmen, suspected to be herders, stormed a market in Makurdi on Wednesday, killing two traders.": [("gunmen", "individual"), ("herders", "individual")],
}
DOERS |= {
    "A judge was killed in Lima on Wednesday by unidentified subjects.": [("unidentified subjects", "individual")],
    "A judge was killed in Lima on Wednesday by drug barons.": [("drug barons", "individual")],
    "Civil patrolmen killed a judge in Lima on Wednesday.": [("civil patrolmen", "individual")],
    "Army deserters killed a judge in Lima on Wednesday.": [("Army deserters", "individual")],
    "A rebel platoon killed a judge in Lima on Wednesday.": [("rebel platoon", "individual")],
    "A judge was killed in Lima on Wednesday by pistoleros.": [("pistoleros", "individual")],
    "A judge was machinegunned in Lima on Wednesday by individuals in a car.": [("individuals", "individual")],
    "A judge was killed in Lima on Wednesday by the 5th front of the FARC.": [("FARC", "organization"), ("5th front of the FARC", "individual")],
    "Members of the PRTC killed a judge in Lima on Wednesday.": [("PRTC", "organization"), ("Members of the PRTC", "individual")],
    "Members of the Juan Gil Battalion killed a judge in Lima on Wednesday.": [("Juan Gil Battalion", "organization"), ("Members of the Juan Gil Battalion", "individual")],
    "A judge was killed in Lima on Wednesday by the Public Order Force.": [("Public Order Force", "organization")],
    "A judge was killed in Lima on Wednesday by the White Hand.": [("White Hand", "organization")],
    "A judge died in Lima on Wednesday at the hands of hooded men.": [("hooded men", "individual")],
    "Rebels held two engineers hostage near Cali on Wednesday.": [("rebels", "individual")],
    "A plane was hijacked in Lima on Wednesday by two men.": [("men", "individual")],
    "Rebels ended the life of a judge in Lima on Wednesday.": [("rebels", "individual")],
    "The Shining Path has admitted killing a judge in Lima on Wednesday.": [("Shining Path", "organization")],
    "Police in Lima have blamed the Wednesday murder of a judge on the Shining Path.": [("Shining Path", "organization")],
    "Soldiers dragged two students from their homes in Lima on Wednesday and shot them.": [("soldiers", "individual")],
    "Rebels waylaid a convoy of the army near Lima on Wednesday.": [("rebels", "individual")],
}
NOT_DOERS = {
    "The president on Monday condemned the dynamite attacks against a union and a humanitarian organization, which killed nine people and injured 36.": "organization",
    "A Colombian attack on a bank in Cali on Wednesday killed two clerks.": "Colombia",
    "Ana Ruiz, a judge of the Lima High Court, said of the bank murders on Wednesday that two clerks were dead. Gunmen shot two clerks in Lima.": "Court",
    "A man stabbed two clerks in Turku on Wednesday before being shot dead by police.": "police",
    "Drones with British missiles hit a plant in Bryansk on Wednesday, killing two workers.": "United Kingdom",
    "Rockets killed two soldiers in Haditha on Wednesday, as the region waited for a feared Iranian attack.": "Iran",
    "Gunmen killed five farmers near Mafa on Wednesday in revenge for the killing of two of their men by vigilantes.": "vigilantes",
}
NOT_DOERS |= {
    "Two gunmen were shot dead by police after they killed a judge in Lima on Wednesday.": "police",
    "Rebels clashed with soldiers in Gao on Wednesday, killing a farmer.": "soldiers",
    "Police raided a house in Lima on Wednesday and seized three rifles. Gunmen killed a judge there.": "police",
    "A nurse regretted that soldiers had fired on a clinic in Lima on Wednesday, killing two patients.": "nurse",
    "Ten people were shot in a market in Lahore on Wednesday, police said.": "people",
    "A committee in Lima denied responsibility for Wednesday's bombing of a bank that killed two guards and, instead, blamed the rebels.": "committee",
    "The army denied that its troops had shelled a market in Lashio on Wednesday. Two traders were killed.": "troops",
    "US strikes on a port held by the Houthis killed two workers in Hodeidah on Wednesday.": "Houthis",
    "A man stabbed two clerks in Turku on Wednesday before police fired a shot and arrested him.": "police",
    "Police defused a second bomb after a roadside bomb killed three soldiers in Kabul on Wednesday.": "police",
    "Police shot the attacker after he stabbed two clerks in Turku on Wednesday.": "police",
    "Army jets hunting bandits bombed a village near Gusau on Wednesday, killing two farmers.": "bandits",
    "Rebels shot down an army drone and killed nine soldiers near Kidal on Wednesday.": "army",
    "A bomb killed two traders in Kyiv on Wednesday. Moscow denies targeting civilians.": "Moscow",
}
HIT = {
    "Two people were killed and nine wounded when a bomb went off in Lima on Wednesday, police said.": ["people"],
    "Two people were killed when a bomb went off in Lima on Wednesday, police said. One of them was a watchman. The watchman was killed at the gate.": ["watchman"],
    "A bomb exploded in Lahore on Wednesday opposite a hotel.": ["hotel"],
    "The army dropped barrel bombs from helicopters in Idlib on Wednesday, killing a trader.": ["trader"],
    "The blast in Lahore on Wednesday damaged the telephone exchange of the district, a hotel, and a clinic.": ["telephone exchange", "hotel", "clinic"],
    "Attacks were carried out in Lima on Wednesday against two embassies.": ["embassies"],
    "Seven people were killed by gunmen in Lahore on Wednesday, the police said.": ["people"],
    "A bomb exploded in Lahore on Wednesday. The mayor told reporters that a judge was killed.": ["judge"],
    "Gunmen killed a judge in Lima on Wednesday. The gunmen also wounded his son.": ["judge", "son"],
    "A judge, alias Tito, was killed by gunmen in Lima on Wednesday.": ["judge"],
    "The rebels sacked two pharmacies near San Miguel on Wednesday and killed a clerk.": ["clerk", "pharmacies"],
    "The attack on Wednesday at the central market in Lima killed a clerk.": ["central market", "clerk"],
    "Seven people, three of them nurses, were killed by gunmen in Lahore on Wednesday.": ["nurses"],
    "No pupil was hurt when gunmen attacked a school in Lahore on Wednesday.": ["school"],
    "Gunmen shot dead a judge in Lima on Wednesday. Police later seized three rifles in a house.": ["judge"],
    "Senator Ruiz was killed by gunmen in Lima on Wednesday. Luis Carlos Ruiz was 46.": ["Luis Carlos Ruiz"],
    "Gunmen caused the death of two reporters in Lima on Wednesday.": ["reporters"],
    "The mayor, Juan Gil, was shot dead by gunmen in Lima on Wednesday. The bodyguard was wounded.": ["Juan Gil", "bodyguard"],
    "Rebels attacked offices of the party, a school as well as a clinic in Lima on Wednesday.": ["offices of the party", "school", "clinic"],
    "Gunmen bombed a school of the nuns in Lima on Wednesday.": ["school"],
    "Guerrillas shot down an army helicopter near Lima on Wednesday.": ["army helicopter"],
    "Armed men surrounded a mosque in Gao on Wednesday and killed 44 villagers.": ["mosque", "villagers"],
    "A drone strike killed a couple and their baby in Sumy on Wednesday.": ["couple", "baby"],
    "A 14-year-old was killed by gunmen in Cali on Wednesday.": ["14-year-old"],
    "Two reporters, Juan Gil and Ana Soto, were killed by gunmen in Lima on Wednesday.": ["Juan Gil", "Ana Soto"],
    "A man killed his ex-wife and a neighbour at a house in Turku on Wednesday.": ["ex-wife", "neighbour"],
    "A monsignor and a rector were killed by gunmen in Lima on Wednesday.": ["monsignor", "rector"],
    "Gunmen shot dead a councilwoman and her brother-in-law in Lima on Wednesday.": ["councilwoman", "brother-in-law"],
    "A rear admiral and an ensign were killed by gunmen in Lima on Wednesday.": ["rear admiral", "ensign"],
    "Two coffee growers and a rubber tapper were killed by gunmen near Cali on Wednesday.": ["coffee growers", "rubber tapper"],
    "The brother of the minister was killed by gunmen in Lima on Wednesday.": ["brother of the minister"],
    "A plane was hijacked in Lima on Wednesday by two men.": ["plane"],
    "A dynamite charge was hurled by rebels at a police station in Lima on Wednesday.": ["police station"],
    "Rebels made off with two engineers near Cali on Wednesday.": ["engineers"],
    "Gunmen attacked a bar in Lima on Wednesday. Among the victims of the attack were a judge and two nuns.": ["judge", "nuns", "bar"],
    "Gunmen attacked a bar in Lima on Wednesday. The victims of the attack were identified as Juan Gil and Ana Soto.": ["Juan Gil", "Ana Soto", "bar"],
    "Gunmen attacked a bar in Lima on Wednesday. Killed in the attack were a judge and two nuns.": ["judge", "nuns", "bar"],
    "A judge was the victim of an attack by gunmen in Lima on Wednesday.": ["judge"],
    "A judge fell victim to bandits in Lima on Wednesday.": ["judge"],
    "Gunmen killed 45 villagers at a camp near Djugu on Wednesday.": ["villagers", "camp"],
    "Rebels killed 43 people in Djugu on Wednesday, among them 28 children and a nurse.": ["children", "nurse"],
    "Turkish drones bombed two cars near Sinjar on Wednesday, killing a driver.": ["cars", "driver"],
    "Two clerks were killed in the shelling of a hospital near Lashio on Wednesday.": ["clerks", "hospital"],
    "Men in uniforms sprayed a bar in Cali with bullets on Wednesday, killing two singers.": ["singers", "bar"],
    "Two policemen died in Lima on Wednesday in an attack by rebels. The dead were identified as Juan Gil and Pedro Ruiz.": ["policemen", "Juan Gil", "Pedro Ruiz"],
}
HIT |= {
    "A man identified as Juan Gil was shot dead by gunmen in Kampala on Wednesday.": ["Juan Gil"],
    "At least one person named as Ana Ruiz was killed in an explosion in Kampala on Wednesday.": ["Ana Ruiz"],
    "Two people, a teacher and a soldier, were killed in Gusau on Wednesday, the mayor said.": ["teacher", "soldier"],
    "Seven people including four farmers and three suicide bombers died in Gwoza on Wednesday.": ["farmers"],
    "A drone strike killed several dozen traders in Gondar on Wednesday.": ["traders"],
    "Eleven teachers were kidnapped on Wednesday in Kumbo, where attacks on schools are frequent, a union said.": ["teachers"],
    "A judge was shot dead by gunmen in Lima on Wednesday. Two other people were wounded.": ["judge", "people"],

    "A rocket exploded in Medellin on Wednesday, wounding a guard. The target was a paint factory.": ["guard", "paint factory"],
    "Blasts were heard in Lima on Wednesday near the houses of a judge, a mayor, and a priest, as well as near four shops.": ["houses", "shops"],
    "One of the rockets hit a modest home in Lima on Wednesday killing two children.": ["modest home", "children"],
    "The driver of the bus, whom the police have not identified, was killed in Lima on Wednesday by gunmen.": ["driver"],
    "Two occupants of a car opened fire on revellers at a bar in Soweto on Wednesday, killing nine.": ["revellers"],
}
WEAPONS = {
    "Gunmen attacked a village near Gao on Wednesday with mortars and rifle fire, killing two farmers.": {"mortars": "mortar", "rifle": "rifle"},
    "A vehicle filled with 100 kg of dynamite exploded in Lima on Wednesday, killing two people.": {"vehicle filled with 100 kg of dynamite": "car bomb"},
    "A bomb exploded in Lima on Wednesday, killing two people. It was made of 5 kg of dynamite.": {"dynamite": "dynamite"},
    "A judge was shot dead in Lima on Wednesday. Four shots were heard.": {},
    "A bomb killed two guards in Lima on Wednesday. Pictures of the bombing taken by a drone showed a burning car.": {"bomb": "bomb"},
    "A judge was killed by four bullets in Lima on Wednesday, the police said.": {},
    "A judge was shot dead with a pistol in Lima on Wednesday. He was hit by four bullets.": {"pistol": "pistol"},
    "Gunmen attacked a gasoline station near a mine in Lima on Wednesday, killing two people.": {},
    "Gunmen killed a judge in Lima on Wednesday. Police later seized three rifles and a pistol.": {},
    "Gunmen killed a judge in Lima on Wednesday. Three rifles were found in a house.": {},
    "A man killed a judge in Lima on Wednesday. The weapon, a pistol, was recovered.": {"pistol": "pistol"},
    "A car bombing killed two people in Lima on Wednesday.": {"car bomb": "car bomb"},
    "Two farmers were killed by a landmine near Lima on Wednesday.": {"landmine": "landmine"},
    "A landmine killed two farmers near Lima on Wednesday.": {"landmine": "landmine"},
    "A car was driven into a crowd in Lima on Wednesday, killing two people.": {"car": "vehicle"},
    "A man drove a van into a crowd in Lima on Wednesday, killing two people.": {"van": "vehicle"},
    "A car hit by a drone was driven to a hospital in Lima on Wednesday. Two people were killed.": {"drone": "drone"},
    "Men killed two farmers near Lima on Wednesday with knives and guns.": {"knives": "knife", "guns": "small arms"},
    "Two people died in a bomb shelter in Lima on Wednesday when a missile hit it.": {"missile": "missile"},
    "Gunmen killed a judge in Lima on Wednesday. Police recovered a locally made pistol.": {},
    "Gunmen killed two farmers near Lima on Wednesday with machetes and knives.": {"machetes": "knife", "knives": "knife"},
    "Gunmen killed two soldiers near Lima on Wednesday. The gunmen took the soldiers' rifles.": {},
    "Gunmen killed two soldiers near Lima on Wednesday. They used grenades.": {"grenades": "grenade"},
    "Gunmen killed two farmers near Lima on Wednesday. They came with rifles and left.": {"rifles": "rifle"},
    "Gunmen killed two soldiers near Lima on Wednesday. A rifle and a launcher were recovered.": {},
    "A rickshaw packed with explosives blew up in Lima on Wednesday, killing two people.": {"rickshaw packed with explosives": "car bomb"},
}

DOERS |= {            # verbs without a subject of their own, who lay in wait, patrols, what the walls say
    "Four armed men riding in a jeep without license plates machine-gunned the house of a judge in Lima on Wednesday.": [("armed men", "individual")],
    "Masked men armed with machineguns broke into the offices of a newspaper in Lima on Wednesday.": [("Masked men", "individual")],
    "An army patrol shot two farmers near Cuzco on Wednesday.": [("army patrol", "individual"), ("army", "organization")],
    "Rebel sappers attacked a dam near Cuzco on Wednesday.": [("rebel sappers", "individual")],
    "Guerrillas halted a truck near Cuzco on Wednesday, ordered the driver to get out, and burned the vehicle.": [("guerrillas", "individual")],
    "Gunmen stormed a village near Cuzco on Wednesday, robbed a bank, and killed two clerks.": [("gunmen", "individual")],
    "A judge died in Lima on Wednesday when gunmen lying in wait for him opened fire.": [("gunmen", "individual")],
    "Two judges were murdered in Lima on Wednesday. The killers fled in a van.": [("killers", "individual")],
    "Ten workers were shot on a farm near Cuzco on Wednesday by what residents described as a death squad.": [("death squad", "individual")],
    "A bomb went off at a bank in Lima on Wednesday. The walls were painted with slogans of the Shining Path.": [("Shining Path", "organization")],
    "A trader, Juan Gil, was killed in Lima on Wednesday. Pedro Ruiz confessed that he had shot the trader.": [("Pedro Ruiz", "individual")],
    "Two individuals who called themselves poets hijacked a bus in Lima on Wednesday.": [("individuals", "individual")],
    "A crowd of peasants lynched two thieves in Puno on Wednesday.": [("crowd of peasants", "individual")],
    "A judge fell victim to an attack by hired assassins in Cali on Wednesday.": [("hired assassins", "individual")],
    "The rebels on Wednesday released two engineers whom they had kidnapped in Cali.": [("rebels", "individual")],
}
HIT |= {
    "Gunmen stormed a village near Cuzco on Wednesday, robbed a bank, and killed two clerks.": ["village", "bank", "clerks"],
    "A bomb exploded at the entrance of a supermarket in Cali on Wednesday.": ["supermarket"],
    "Two men threw a grenade from a moving car at a school in Cali on Wednesday.": ["school"],
    "A blast in Cali on Wednesday damaged a bridge over the Cauca, two towers, and a water tank.": ["bridge", "towers", "water tank"],
    "The body of lawyer Juan Gil was found in a ditch near Cali on Wednesday.": ["Juan Gil"],
    "Gunmen wounded the secretary of the teachers union, Juan Gil, in Cali on Wednesday.": ["Juan Gil"],
    "Terrorists fired rockets at the national police headquarters in Lima on Wednesday.": ["national police headquarters"],
    "A shopkeeper was leaving a bank in Lima on Wednesday when two men on a motorcycle shot him.": ["shopkeeper"],
}


@pytest.fixture(scope="module")
def incident():
    reader = Reader()
    return lambda text: reader.read(from_bytes(text.encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents[0]


def doers(incident):
    return [(p.name, p.kind) for p in incident.parties if p.role not in ("victim", "target")]


@pytest.mark.parametrize("text", DOERS)
def test_who_did_it(incident, text):
    assert sorted(doers(incident(text))) == sorted(DOERS[text])


@pytest.mark.parametrize("text", NOT_DOERS)
def test_who_did_not(incident, text):
    assert not any(NOT_DOERS[text] in name for name, _ in doers(incident(text)))


@pytest.mark.parametrize("text", HIT)
def test_who_and_what_was_hit(incident, text):
    assert sorted(p.name for p in incident(text).parties if p.role in ("victim", "target")) == sorted(HIT[text])


WEAPONS |= {
    "A man burned a church in Kano with petrol on Wednesday, killing nine. Police said that a bomb was not used in the attack.": {"petrol": "fire"},
    "Men with rifles stormed a bar in Soweto on Wednesday, demanded pistols and killed nine.": {"rifles": "rifle"},
}


@pytest.mark.parametrize("text", WEAPONS)
def test_with_what(incident, text):
    assert {w.name: w.term for w in incident(text).weapons} == WEAPONS[text]


def test_the_closest_word_names_a_weapon_and_the_others_are_kept(incident):
    found = incident("A bomb exploded in Lima on Wednesday, killing two people. It was made of 5 kg of dynamite.").weapons
    assert [(w.name, w.aliases) for w in found] == [("dynamite", ("kg of dynamite", "bomb"))]


def test_every_party_and_weapon_has_its_sentence_and_rule(incident):
    text = next(iter(WEAPONS))
    found = incident(text)
    assert found.parties and found.weapons
    assert all(text[v.evidence.start:v.evidence.end] == v.evidence.text and v.evidence.rule for v in (*found.parties, *found.weapons))


def test_its_own_radio_claims_for_a_group(incident):
    found = incident("Radio Venceremos said FMLN units attacked a bank in San Miguel on Wednesday, killing two clerks.").parties
    assert {p.role for p in found if p.name == "FMLN"} == {"claimed"}


def test_why_says_whom_they_means(incident):
    found = incident("Gunmen entered a village near Gwoza on Wednesday. They killed two farmers.").parties
    assert [(p.evidence.text, p.evidence.why) for p in found if p.name == "gunmen"] == [("They killed two farmers.", "“they” are the gunmen spoken of before")]


def test_whoever_gunmen_are_taken_for_is_blamed_and_they_are_not(incident):
    found = incident("Gunmen, thought to be rebels, killed two judges in Goma on Wednesday.").parties
    assert [(p.name, p.role) for p in found if p.role != "victim"] == [("gunmen", "perpetrator"), ("rebels", "blamed")]


def test_who_is_only_said_to_have_done_it_is_blamed(incident):
    found = incident("Armed herders are said to have killed two farmers near Makurdi on Wednesday.").parties
    assert {(p.name, p.role) for p in found if p.role != "victim"} == {("Armed herders", "blamed")}


def test_that_the_killed_were_suspected_of_something_makes_nobody_blamed(incident):
    found = incident("Soldiers killed two suspected rebels near Gao on Wednesday.").parties
    assert {(p.name, p.role) for p in found if p.role != "victim"} == {("soldiers", "perpetrator")}


def test_whose_deed_is_only_alleged_is_blamed(incident):
    (party,) = [p for p in incident("An alleged Shining Path attack on a bank in Lima on Wednesday killed two clerks.").parties if p.role != "victim" and p.role != "target"]
    assert (party.role, party.name) == ("blamed", "Shining Path")


def test_who_is_shot_for_what_he_is_alleged_to_have_tried_is_blamed(incident):
    found = incident("Two soldiers shot dead a man near Hebron on Wednesday. The man was shot after he allegedly tried to stab a guard, the army said.")
    assert [(p.role, p.name) for p in found.parties if p.role not in ("victim", "target")] == [("blamed", "man")] and found.killed is None


def test_letters_are_whoever_of_these_initials_was_spelt_out(incident):
    found = incident("Two guards were killed by gunmen in Ankara on Wednesday, the Anadolu Agency reported. Two more guards were wounded, AA said.")
    assert {t.by for t in found.tolls} == {"Anadolu Agency"}


def test_who_answers_a_strike_did_not_make_it(incident):
    found = incident("Two people were killed in an Israeli strike in Nabatieh on Wednesday, the health ministry said.\n\n"
                     "Hezbollah said early Thursday that it had fired rockets at an Israeli base in retaliation for the strike on Nabatieh.")
    assert [(p.role, p.name) for p in found.parties if p.role not in ("victim", "target")] == [("perpetrator", "Israel")] and not found.weapons


def test_who_is_charged_does_not_claim_it(incident):
    found = incident("A judge was killed in Lima on Wednesday. Juan Gil and Ana Soto were arrested in Lima and charged with being accomplices to the crime.").parties
    assert {(p.name, p.role, p.by) for p in found if p.role != "victim"} == {("Juan Gil", "blamed", ""), ("Ana Soto", "blamed", "")}


def test_who_denies_what_others_tell_is_blamed(incident):
    found = incident("The ministry said the Taliban attacked a bank in Lahore on Wednesday, killing two clerks. The Taliban denied involvement.").parties
    assert {p.role for p in found if p.name == "Taliban"} == {"blamed", "denied"}


def test_who_is_accused_and_says_that_others_did_it_only_blames_them(incident):
    found = incident("A bomb killed two clerks in Kherson on Wednesday. Kyiv said Russia was responsible for the bombing. Moscow denied involvement and said Ukrainian saboteurs had bombed the bank.").parties
    assert {(p.name, p.role) for p in found if p.role not in ("victim", "target")} == {("Russia", "blamed"), ("Russia", "denied"), ("Ukrainian saboteurs", "blamed")}


def test_a_name_begins_small_where_it_is_no_name(incident):
    names = {p.name for p in incident("Gunmen killed a judge in Lima on Wednesday. Palestinian gunmen were blamed.").parties}
    assert "gunmen" in names and not any(n.startswith("palestinian") for n in names)


@pytest.mark.parametrize("text, wanted", [
    ("A judge was shot dead in Lima on Wednesday, the police said.", ["gun"]),
    ("A judge was shot dead with a pistol in Lima on Wednesday.", ["handgun"]),
    ("An explosion killed a judge in Lima on Wednesday.", ["bomb"]),
    ("A judge was beaten to death in Lima on Wednesday, the police said.", [])])
def test_the_class_of_weapon_that_the_words_of_the_deed_tell(incident, text, wanted):
    assert classes(incident(text)) == wanted
