"""Who did it, claims it, is blamed for it or denies it: the ways in which English says so, one row each, told after a bombing or by themselves.

The rows come from a grid of constructions and of those who fill them; a cell of it that is read wrongly gets a row here first.
"""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

BOMB = "A bomb killed two people in Jolo on Wednesday. "
AFTER_A_BOMBING = {
    '"We carried out the attack," Juan Gil, a spokesman for the Taliban, told reporters.': {("claimed", "Taliban")},
    "The Taliban's claim of responsibility could not be verified.": {("claimed", "Taliban")},
    "The Taliban boasted of the attack in its newsletter.": {("claimed", "Taliban")},
    "The Taliban group said it did it.": {("claimed", "Taliban")},
    "The Taliban was quickly blamed for the attack.": {("blamed", "Taliban")},
    "Fingers were pointed at the Taliban.": {("blamed", "Taliban")},
    '"The Taliban did this," Juan Gil, a resident, said.': {("blamed", "Taliban")},
    "The attack bore the hallmarks of the Los Cuervos gang.": {("blamed", "Los Cuervos gang")},
    "The prime suspect was the Dawn Front.": {("blamed", "Dawn Front")},
    "Juan Gil was taken into custody and is being questioned over the bombing.": {("blamed", "Juan Gil")},
    "The governor blamed the Taliban for the attack, a charge the group denies.": {("blamed", "Taliban"), ("denied", "Taliban")},
    "The Taliban was blamed for the attack but denied it.": {("blamed", "Taliban"), ("denied", "Taliban")},
    "The governor said the Taliban was behind the attack, but the Taliban denied this.": {("blamed", "Taliban"), ("denied", "Taliban")},
    "The governor blamed the Abu Sayyaf, which denied it, but the Taliban later claimed the attack.": {("blamed", "Abu Sayyaf"), ("denied", "Abu Sayyaf"), ("claimed", "Taliban")},
    '"We had nothing to do with this attack," said Juan Gil, a spokesman for the Taliban.': {("denied", "Taliban")},
    "The Taliban dismissed as false the reports that it carried out the attack.": {("denied", "Taliban")},
    "Denying involvement, the Taliban said the attack was a crime.": {("denied", "Taliban")},
    "A spokesman for the Black Scorpions cartel denied any role in the attack.": {("denied", "Black Scorpions cartel")},
    "The Black Scorpions cartel said its fighters were not responsible for the attack.": {("denied", "Black Scorpions cartel")},
    "Juan Gil, 33, was charged on Friday with three counts of murder.": {("blamed", "Juan Gil")},
    "Police have arrested Juan Gil, 40, on suspicion of carrying out the attack.": {("blamed", "Juan Gil")},
    "Police identified the suspect as Juan Gil, a student.": {("blamed", "Juan Gil")},
    "Police are hunting Juan Gil, 31, who is wanted for the killings.": {("blamed", "Juan Gil")},
    "Police say Juan Gil was behind the attack.": {("blamed", "Juan Gil")},
    "A warrant was issued for Juan Gil, who police say ordered the attack.": {("blamed", "Juan Gil")},
    "A man, 27, has been arrested on suspicion of murder.": {("blamed", "man")},
    "A woman in her 40s was detained at the scene.": {("blamed", "woman")},
    "Two police officers were arrested on suspicion of involvement in the bombing.": {("blamed", "police officers")},
    "Two suspected members of the Taliban were arrested over the attack.": {("blamed", "Taliban"), ("blamed", "members of the Taliban")},
    "Officials said they believed the Taliban was behind it.": {("blamed", "Taliban")},
    "Officials named the Taliban as the likely perpetrators.": {("blamed", "Taliban")},
    "The governor said the gunmen were thought to be from the Taliban.": {("blamed", "Taliban")},
    "It was the work of the Taliban, the minister said.": {("blamed", "Taliban")},
    "The attackers, suspected Taliban fighters, fled.": {("blamed", "Taliban")},
    "The Taliban say it carried out the attack.": {("claimed", "Taliban")},
    "The Taliban confirmed carrying out the attack.": {("claimed", "Taliban")},
    "The only claim came from the Taliban.": {("claimed", "Taliban")},
    "The Taliban claimed responsibility for most of the bombings in the province.": set(),
    "The Taliban has been blamed for a string of attacks in the area.": set(),
    "The Taliban has been accused of kidnappings and killings.": set(),
    "The Taliban, which has been blamed for killings and bombings, is active there.": set(),
    "The region has seen a wave of attacks by the Taliban.": set(),
    "It was a stronghold of the Taliban, the minister said.": set(),
    "Suspicion fell on the UPRK, which has carried out similar attacks in the past.": {("blamed", "UPRK")},
    "The governor blamed the Sons of the Valley.": {("blamed", "Sons of the Valley")},
    "The governor blamed the brothers of Juan Gil for it.": {("blamed", "brothers of Juan Gil")},
    "The Taliban condemned it.\n\nThe Los Cuervos gang said it was behind the attack.": {("claimed", "Los Cuervos gang")},
    "The army has been fighting the Taliban.\n\nThe Nigerian Islamist group said it was behind the attack.": {("claimed", "Taliban")},
    "The governor said it was too early to say whether the Taliban was responsible.": set(),
    "Officials said there was no evidence that the Taliban was behind the attack.": set(),
}
AFTER_A_BOMBING |= {          # claims and denials in other words; groups that no list knows
    "The Taliban's spokesman claimed the attack on social media.": {("claimed", "Taliban")},
    "The Taliban issued a statement claiming the attack.": {("claimed", "Taliban")},
    "Hours later the Taliban put out a claim of responsibility.": {("claimed", "Taliban")},
    "The claim by the Taliban could not be verified.": {("claimed", "Taliban")},
    "The Taliban said the bombing was revenge for the death of its leader.": {("claimed", "Taliban")},
    "The Taliban vowed more such attacks after claiming responsibility.": {("claimed", "Taliban")},
    "The Taliban posted a video of the attack, saying it had targeted spies.": {("claimed", "Taliban")},
    "Both the Taliban and the Dawn Brigade claimed the attack.": {("claimed", "Taliban"), ("claimed", "Dawn Brigade")},
    "The Army of the Northern Hills said its fighters were not involved.": {("denied", "Army of the Northern Hills")},
    "The army accused the Free Valley Front, but the group denied it.": {("blamed", "Free Valley Front"), ("denied", "Free Valley Front")},
    "The Taliban rejected the army's claim that it had planted the bomb.": {("denied", "Taliban")},
    "The Taliban denied carrying out the attack, blaming the army instead.": {("denied", "Taliban"), ("blamed", "army")},
    "The governor, Juan Gil, said the Taliban was behind it.": {("blamed", "Taliban")},
    "The Taliban was behind it, the governor said.": {("blamed", "Taliban")},
    "The bombing bears all the hallmarks of the Taliban, a clerk said.": {("blamed", "Taliban")},
    "The army and the Taliban traded blame.": {("blamed", "army"), ("blamed", "Taliban")},
    "The region has been the scene of an insurgency by the Taliban for a decade.": set(),
    "Police arrested a suspect, named as Juan Gil.": {("blamed", "Juan Gil")},
    "Juan Gil pleaded guilty to the bombing.": {("blamed", "Juan Gil")},
}
BY_ITSELF = {
    "UPRK fighters killed two farmers in Imphal on Wednesday.": {("perpetrator", "UPRK")},
    "Fighters from the People's Dawn Front stormed a hotel in Jos on Wednesday, killing two clerks.": {("perpetrator", "People's Dawn Front")},
    "Gunmen from Ansar al-Nur killed two farmers in Mosul on Wednesday.": {("perpetrator", "Ansar al-Nur")},
    "Sunni Arab militants killed two farmers in Mosul on Wednesday.": {("perpetrator", "Sunni Arab militants")},
    "South Sudanese rebels killed two farmers in Goma on Wednesday.": {("perpetrator", "South Sudanese rebels")},
    "Leaving two clerks dead, hooded men attacked a bus in Jolo on Wednesday.": {("perpetrator", "hooded men")},
    "Twelve people are dead after youths armed with machetes struck a bus in Cali on Wednesday.": {("perpetrator", "youths")},
    "Juan Gil, who survived when jihadists killed four clerks in Jolo on Wednesday, told of the attack.": {("perpetrator", "jihadists")},
    "Armed men dressed as officers opened fire on a wake in Cali on Wednesday, killing two clerks.": {("perpetrator", "Armed men")},
    "Four men on motorcycles sprayed bullets at a bus in Jolo on Wednesday, killing two clerks.": {("perpetrator", "men")},
    "Gunmen came to a school in Jolo on Wednesday. They opened fire, killing two clerks.": {("perpetrator", "gunmen")},
    "Gunmen came to a school in Jolo on Wednesday. When they did not find the owner they killed two clerks.": {("perpetrator", "gunmen")},
    "Two clerks were killed in Jolo on Wednesday. Militiamen arrived before dawn and opened fire, officials said.": {("perpetrator", "militiamen")},
    "Two clerks were killed on Wednesday in an attack on a hotel in Jolo. Gang members stormed it at dawn, the army said.": {("perpetrator", "gang members")},
    "Two clerks were killed in an air strike on Kherson on Wednesday. It was carried out by Russia, the governor said.": {("perpetrator", "Russia")},
    "Two clerks were killed in an air strike in Qamishli on Wednesday. Turkey said it had targeted a base.": {("claimed", "Turkey")},
    "Two clerks were killed in Kherson on Wednesday in an attack that Ukraine blamed on Russia.": {("blamed", "Russia")},
    "Two clerks were killed in Jolo on Wednesday in a bombing claimed later by the Taliban.": {("claimed", "Taliban")},
    "Israel strikes Nabatieh, killing two\n\nTwo people were killed in a strike on a bus in Nabatieh on Wednesday, the governor said.": {("perpetrator", "Israel")},
    "Two dead as gunmen storm a school in Bunia\n\nTwo clerks were killed in Bunia on Wednesday, the army said.": {("perpetrator", "gunmen")},
    "Taliban claim Kunduz attack\n\nTwo clerks were killed in a bombing in Kunduz on Wednesday, police said.": {("claimed", "Taliban")},
    "Juan Gil, 24, shot dead two clerks in Jolo on Wednesday, police said.": {("perpetrator", "Juan Gil")},
    "Israeli strikes killed two clerks in Nabatieh on Wednesday. The strikes came after Lebanon fired rockets across the border.": {("perpetrator", "Israel")},
    "Gunmen surrounded a police station in Jolo on Wednesday. The men then shot dead two clerks.": {("perpetrator", "gunmen")},
    "The attackers, hooded men, entered a bank in Jolo on Wednesday and killed two clerks.": {("perpetrator", "hooded men")},
    "Settlers unleashed terror on a school in Jolo on Wednesday, killing two clerks.": {("perpetrator", "settlers")},
    "Two farmers were killed on Wednesday after soldiers opened fire in Cali.": {("perpetrator", "soldiers")},
    "Soldiers kill two farmers in Mosul\n\nTwo farmers were killed in Mosul on Wednesday, residents said.": {("perpetrator", "soldiers")},
    "Insurgents belonging to Jund al-Fajr laid an ambush near Jolo on Wednesday, killing two policemen.": {("perpetrator", "Jund al-Fajr")},
    "The armed wing of the Free Valley Front attacked a bus in Jolo on Wednesday, killing two clerks.": {("perpetrator", "Free Valley Front")},
    "Police in Jolo are hunting gunmen who killed two clerks on Wednesday.": {("perpetrator", "gunmen")},
    "A clerk was on his way home in Jolo on Wednesday when he was stopped by bandits, who shot him several times. He died on the spot.": {("perpetrator", "bandits")},
    "Kherson was hit on Wednesday by a missile fired from Russia, killing two clerks.": {("perpetrator", "Russia")},
    "The Taliban stands accused of the murder of two clerks in Jolo on Wednesday.": {("blamed", "Taliban")},
    "Gunmen killed two clerks in Jolo on Wednesday. Police fired tear gas at protesters in Jolo on Thursday.": {("perpetrator", "gunmen")},
    "Gunmen killed two clerks in Jolo on Wednesday. The army killed 3,000 people in Zamboanga City in the 1990s.": {("perpetrator", "gunmen")},
}


@pytest.fixture(scope="module")
def roles():
    reader = Reader()

    def of(text: str) -> set[tuple[str, str]]:
        (found,) = reader.read(from_bytes(text.encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents
        return {(p.role, p.name) for p in found.parties if p.role not in ("victim", "target")}

    return of


@pytest.mark.parametrize("text", AFTER_A_BOMBING)
def test_what_is_said_after_a_bombing(roles, text):
    assert roles(BOMB + text) == AFTER_A_BOMBING[text]


@pytest.mark.parametrize("text", BY_ITSELF)
def test_a_report_by_itself(roles, text):
    assert roles(text) == BY_ITSELF[text]
