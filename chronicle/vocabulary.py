"""The controlled words of the record, each with the codes of the field's codebooks behind it.

ACLED: event type / sub-event type (codebook 2023). GTD: attacktype1, weaptype1, targtype1 numbers (codebook 2021).
MUC-4: incident type of the 1992 evaluation. UCDP: where_prec 1-6. A dash means the codebook has no such class.
One table serves validation, hints, documentation, exports and the pages.
"""
import msgspec


class Term(msgspec.Struct, frozen=True):
    """One word of a vocabulary; codes are for joining with other data sets, words for people."""
    gtd: str = ""
    acled: str = ""
    muc4: str = ""
    ucdp: str = ""
    about: str = ""


TYPES = {
    "bombing": Term("3", "Explosions/Remote violence: Remote explosive/landmine/IED", "BOMBING"),
    "suicide bombing": Term("3", "Explosions/Remote violence: Suicide bomb", "BOMBING"),
    "armed attack": Term("2", "Violence against civilians: Attack", "ATTACK"),
    "armed clash": Term("2", "Battles: Armed clash", "ATTACK"),
    "air strike": Term("", "Explosions/Remote violence: Air/drone strike", "BOMBING"),
    "shelling": Term("3", "Explosions/Remote violence: Shelling/artillery/missile attack", "BOMBING"),
    "landmine": Term("3", "Explosions/Remote violence: Remote explosive/landmine/IED", "BOMBING"),
    "chemical attack": Term("7", "Explosions/Remote violence: Chemical weapon", "ATTACK"),
    "assassination": Term("1", "Violence against civilians: Attack", "ATTACK"),
    "abduction": Term("6", "Violence against civilians: Abduction/forced disappearance", "KIDNAPPING"),
    "sexual violence": Term("9", "Violence against civilians: Sexual violence", "ATTACK"),
    "arson": Term("7", "Strategic developments: Looting/property destruction", "ARSON"),
    "looting": Term("9", "Strategic developments: Looting/property destruction", "ROBBERY"),
    "arrest": Term("", "Strategic developments: Arrests", ""),
    "protest": Term("", "Protests: Peaceful protest", ""),
    "riot": Term("", "Riots: Violent demonstration", "ATTACK"),
    "agreement": Term("", "Strategic developments: Agreement", ""),
    "other": Term("9", "Strategic developments: Other", ""),
}

STAGES = {
    "accomplished": Term(gtd="success 1", muc4="ACCOMPLISHED"),
    "attempted": Term(gtd="success 0", muc4="ATTEMPTED"),
    "threatened": Term(muc4="THREATENED"),
}

WEAPONS = {                                        # GTD weaptype1
    "bomb": Term("6"), "car bomb": Term("6"), "truck bomb": Term("6"), "motorcycle bomb": Term("6"),
    "suicide bomb": Term("6"), "suicide vest": Term("6"), "suicide car bomb": Term("6"),
    "improvised explosive device": Term("6"), "roadside bomb": Term("6"), "landmine": Term("6"), "grenade": Term("6"),
    "dynamite": Term("6"), "explosives": Term("6"),
    "rocket": Term("6"), "rocket-propelled grenade": Term("6"), "missile": Term("6"), "mortar": Term("6"),
    "artillery": Term("6"), "aerial bomb": Term("6"), "barrel bomb": Term("6"), "cluster munition": Term("6"),
    "drone": Term("6"), "small arms": Term("5"), "rifle": Term("5"), "machine gun": Term("5"), "pistol": Term("5"),
    "gunfire": Term("5"), "knife": Term("9"), "vehicle": Term("10"), "incendiary": Term("8"), "fire": Term("8"),
    "chemical agent": Term("2"), "chlorine": Term("2"), "sarin": Term("2"), "melee": Term("9"),
    "tank": Term("6"), "aircraft": Term("6"), "helicopter": Term("6"), "unknown": Term("13"),
}

TARGETS = {                                        # GTD targtype1
    "bus station": Term("19"), "train": Term("19"), "train station": Term("19"), "bus": Term("19"), "road": Term("19"),
    "bridge": Term("19"), "vehicle": Term("19"), "convoy": Term("4"), "airport": Term("6"), "ship": Term("11"),
    "port": Term("11"), "hospital": Term("2"), "school": Term("8"), "university": Term("8"), "market": Term("1"),
    "business": Term("1"), "shop": Term("1"), "hotel": Term("1"), "restaurant": Term("1"), "bank": Term("1"),
    "power office": Term("21"), "power station": Term("21"), "pipeline": Term("21"), "oil facility": Term("21"),
    "water supply": Term("9"), "residential area": Term("14"), "house": Term("14"), "village": Term("14"),
    "public square": Term("14"), "civilians": Term("14"), "camp": Term("14"), "aid facility": Term("12"),
    "aid convoy": Term("9"), "mosque": Term("15"), "church": Term("15"), "place of worship": Term("15"), "funeral": Term("14"), "wedding": Term("14"),
    "government building": Term("2"), "court": Term("2"), "embassy": Term("7"), "police": Term("3"),
    "police station": Term("3"), "prison": Term("3"), "military position": Term("4"), "military base": Term("4"),
    "military headquarters": Term("4"), "military vehicle": Term("4"), "soldiers": Term("4"), "checkpoint": Term("4"),
    "hideout": Term("22"), "militants": Term("17"), "political party": Term("22"), "media": Term("10"),
    "journalists": Term("10"), "heritage site": Term("18"), "telecommunication": Term("16"), "farmland": Term("5"),
    "unknown": Term("20"),
}

PRECISIONS = {                                     # UCDP GED where_prec; metres are the circle drawn on maps
    "exact": Term(ucdp="1", acled="geo_precision 1", about="at this place"),
    "near": Term(ucdp="2", acled="geo_precision 2", about="near this place, within about 25 km"),
    "district": Term(ucdp="3", acled="geo_precision 2", about="somewhere in this district"),
    "province": Term(ucdp="4", acled="geo_precision 3", about="somewhere in this province"),
    "region": Term(ucdp="5", acled="geo_precision 3", about="somewhere in this region"),
    "country": Term(ucdp="6", acled="geo_precision 3", about="somewhere in this country"),
}
RADIUS = {"exact": 0, "near": 25_000, "district": 20_000, "province": 60_000, "region": 120_000, "country": 250_000}

ROLES = {                                          # UCDP side_a / side_b, HURIDOCS involvement
    "perpetrator": Term(about="named as having done it"),
    "target": Term(about="what the incident was aimed at"),
    "victim": Term(about="people harmed"),
    "responder": Term(about="came to help or to fight back"),
    "monitor": Term(about="counted or documented"),
    "witness": Term(about="saw it"),
    "mentioned": Term(about="named in connection with it"),
}
SIDES = {"a": Term(ucdp="side_a"), "b": Term(ucdp="side_b")}

ACTS = {                                           # GTD claimed, claimmode, compclaim; MUC-4 perpetrator confidence
    "claim": Term(gtd="claimed 1", muc4="CLAIMED OR ADMITTED", about="says it did it"),
    "accusation": Term(muc4="SUSPECTED OR ACCUSED", about="is said by another to have done it"),
    "denial": Term(about="says it did not"),
    "attribution": Term(muc4="REPORTED AS FACT", about="is named by a source in its own voice"),
    "admission": Term(gtd="claimed 1", muc4="CLAIMED OR ADMITTED", about="concedes it after first not saying so"),
    "retraction": Term(about="takes back what it said before"),
}

BASES = {
    "party": Term(about="a party to the conflict"), "official": Term(about="an authority that is no party"),
    "monitor": Term(about="a group that documents"), "hospital": Term(about="a hospital or medical service"),
    "media": Term(about="journalists' own count"), "perpetrator": Term(about="said by or for whoever is named as having done it"),
    "witness": Term(about="somebody who was there"), "unattributed": Term(about="given without saying who counted"),
}

REVIEWS = {
    "draft": Term(about="converted or written, not yet checked against its sources"),
    "reviewed": Term(about="checked value by value against its sources by an editor"),
    "published": Term(about="checked by a second editor"),
}

PLACE_TYPES = ("country", "region", "province", "district", "city", "town", "village", "neighbourhood", "site")

ACTOR_KINDS = {                                    # ACLED interaction codes
    "state forces": Term(acled="1"), "rebel group": Term(acled="2"), "political militia": Term(acled="3"),
    "communal militia": Term(acled="4"), "rioters": Term(acled="5"), "protesters": Term(acled="6"),
    "civilians": Term(acled="7"), "external forces": Term(acled="8"), "armed group": Term(acled="2"),
    "police": Term(acled="1"), "government": Term(acled="1"), "organisation": Term(), "monitor": Term(),
    "media": Term(), "person": Term(),
}

WHO = ("all", "civilians", "security forces", "soldiers", "combatants", "perpetrators", "children", "women",
       "journalists", "aid workers", "medical staff", "police")
