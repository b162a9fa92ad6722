"""The record in the columns of GTD, UCDP GED and ACLED: every mapping, and what stays empty."""
import pytest

from chronicle import vocabulary
from exported import CONTENT, INCIDENT, made


def test_gtd(built):
    row = built.row("data/gtd/2016.csv", chronicle_id="blast")
    wanted = {"iyear": "2016", "imonth": "5", "iday": "23", "approxdate": "", "country_txt": "Land", "provstate": "North", "city": "",
              "specificity": "4", "vicinity": "", "success": "1", "suicide": "1", "attacktype1": "3", "attacktype2": "", "targtype1": "1", "targtype2": "2",
              "gname": "The Band", "gname2": "", "guncertain1": "1", "claimed": "1", "claimmode_txt": "video", "compclaim": "0", "weaptype1": "6",
              "chronicle_responsibility": "claimed and contested", "related": "raid"}
    assert {k: row[k] for k in wanted} == wanted
    assert row["scite1"] == "The Gazette, “Blasts in Town”, 2016-05-24"


@pytest.mark.parametrize("precision, vicinity", [("exact", "0"), ("near", "1"), ("district", ""), ("country", "")])
def test_gtd_vicinity_is_said_only_of_what_is_known_that_exactly(tmp_path, precision, vicinity):
    built = made(tmp_path, content={**CONTENT, "content/incidents/here.md": INCIDENT.format(
        title="Here", date="2019-01-01", text="", more=f"places: [{{place: town, precision: {precision}}}]\n")})
    assert built.row("data/gtd/2019.csv", chronicle_id="here")["vicinity"] == vicinity


def test_gtd_knows_no_day_no_claim_no_toll(built):
    raid, rumour = built.row("data/gtd/2016.csv", chronicle_id="raid"), built.row("data/gtd/2017.csv", chronicle_id="rumour")
    assert [raid[k] for k in ("iyear", "imonth", "iday", "approxdate", "claimed", "guncertain1", "suicide")] == ["2016", "5", "", "2016-05", "", "", ""]
    assert (raid["nkill"], rumour["nkill"], rumour["imonth"], rumour["chronicle_count"]) == ("0", "", "", "2")


REVOKED = "places: [town]\nactors: [{actor: band, role: perpetrator}]\nresponsibility:\n- {act: claim, actor: band}\n- {act: retraction, actor: band}\n"
RIVALS = "places: [town]\nresponsibility:\n- {act: claim, actor: band}\n- {act: claim, actor: army}\n"


def test_a_claim_taken_back_names_nobody_and_rivals_are_told(tmp_path):
    built = made(tmp_path, content={**CONTENT, "content/incidents/revoked.md": INCIDENT.format(title="Taken back", date="2019-01-01", text="", more=REVOKED),
                                    "content/incidents/rivals.md": INCIDENT.format(title="Two claims", date="2019-01-02", text="", more=RIVALS)})
    revoked, rivals = (built.row("data/gtd/2019.csv", chronicle_id=id) for id in ("revoked", "rivals"))
    told = ("gname", "gname2", "claimed", "compclaim", "guncertain1", "chronicle_responsibility")
    assert [revoked[k] for k in told] == ["", "", "", "", "", "taken back"]
    assert [rivals[k] for k in told] == ["The Band", "The Army", "1", "1", "1", "claimed and contested"]
    rows = [r for r in built.rows("data/responsibility/2019.csv") if r["incident"] == "revoked"]
    assert [(r["act"], r["taken_back"], r["muc4_confidence"]) for r in rows] == [("claim", "true", ""), ("retraction", "false", "")]


def test_gtd_uses_its_own_rule_whatever_the_site_shows(built):
    assert built.row("data/gtd/2016.csv", chronicle_id="blast")["nkill"] == "78"


def test_ucdp(built):
    row = built.row("data/ucdp-ged/2016.csv", relid="blast")
    wanted = {"year": "2016", "side_a": "The Band", "side_b": "The Army", "number_of_sources": "2", "source_office": "The Gazette | The Copy",
              "source_original": "The Army | The Watch | neighbours", "where_prec": "4", "where_coordinates": "North", "where_description": "",
              "adm_1": "North", "geom_wkt": "POINT (-37.6 36.2)", "country": "Land", "event_clarity": "1", "date_prec": "1", "date_start": "2016-05-23",
              "date_end": "2016-05-23", "low": "78", "best": "78", "high": "121", "chronicle_places": "town | port"}
    assert {k: row[k] for k in wanted} == wanted


def test_ucdp_of_a_month_a_year_and_no_place(built):
    raid, rumour, doubt = (built.row(f"data/ucdp-ged/{year}.csv", relid=id) for year, id in (("2016", "raid"), ("2017", "rumour"), ("2017", "doubt")))
    assert [(r["date_prec"], r["date_start"], r["date_end"]) for r in (raid, rumour, doubt)] == [
        ("4", "2016-05-01", "2016-05-31"), ("5", "2017-01-01", "2017-12-31"), ("2", "2017-03-30", "2017-04-02")]
    assert [r["where_prec"] for r in (raid, rumour, doubt)] == ["4", "1", ""] and rumour["latitude"] == "" and rumour["best"] == ""
    assert rumour["event_clarity"] == "2"


def test_acled(built):
    row = built.row("data/acled/2016.csv", event_id_cnty="blast")
    wanted = {"event_date": "2016-05-23", "time_precision": "1", "event_type": "Explosions/Remote violence",
              "sub_event_type": "Remote explosive/landmine/IED", "actor1": "The Band", "inter1": "2", "actor2": "The Army", "inter2": "1",
              "country": "Land", "admin1": "North", "location": "North", "geo_precision": "3", "fatalities": "78"}
    assert {k: row[k] for k in wanted} == wanted


def test_acled_gives_no_day_where_it_has_no_code_for_the_doubt(built):
    raid, rumour = built.row("data/acled/2016.csv", event_id_cnty="raid"), built.row("data/acled/2017.csv", event_id_cnty="rumour")
    assert (raid["event_date"], raid["time_precision"], raid["fatalities"]) == ("2016-05-01", "3", "0")
    assert (rumour["event_date"], rumour["time_precision"], rumour["fatalities"], rumour["year"]) == ("", "", "", "2017")


@pytest.mark.parametrize("table", ["TYPES", "WEAPONS", "TARGETS"])
def test_gtd_codes_are_numbers_or_none(table):
    assert all(t.gtd == "" or t.gtd.isdigit() for t in getattr(vocabulary, table).values())


def test_every_type_has_an_event_and_a_sub_event(built):
    assert all(len(t.acled.split(": ", 1)) == 2 for t in vocabulary.TYPES.values())
    words = {(r["field"], r["word"]) for r in built.rows("data/vocabulary.csv")}
    assert {("type", t) for t in vocabulary.TYPES} | {("precision", p) for p in vocabulary.PRECISIONS} <= words
