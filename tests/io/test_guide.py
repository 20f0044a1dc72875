"""The guide holds together: pages, anchors, pictures, trials; and it is found in."""

from urllib.parse import urlsplit

import pytest

from explorer.api import catalogue, diagnostics
from explorer.engine.channels import fitting
from explorer.io.assets import asset
from explorer.io.guide import explains, html, leaf, pages, search, slug, target, trial
from explorer.model import BadInput

PAGES = pages()
PLACES = {section.place for page in PAGES.values() for section in page.sections}


def test_the_first_page_leads_to_every_other():
    files = {path.stem for path in asset("guide").glob("*.md")}
    assert set(PAGES) == files
    assert next(iter(PAGES)) == "index"


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
def test_every_link_arrives_and_every_picture_is_there(page):
    for link in page.links:
        kind = urlsplit(link).scheme
        if kind == "try":
            wanted = trial(link)
            experiment = catalogue()[wanted.key]
            experiment.settings(dict(wanted.values), wanted.preset)
            assert not wanted.measure or fitting(experiment, diagnostics()[wanted.measure])
        elif not kind:
            assert target(link, page.name) in PLACES, link
    for picture in page.pictures:
        assert asset("guide", picture).is_file()


def test_no_two_sections_of_a_page_share_an_anchor():
    places = [section.place for page in PAGES.values() for section in page.sections]
    assert len(places) == len(set(places))


def test_pictures_are_all_used_and_weigh_little():
    files = list(asset("guide").glob("*.png"))
    assert {path.name for path in files} == {p for page in PAGES.values() for p in page.pictures}
    assert sum(path.stat().st_size for path in files) < 4e6
    assert max(path.stat().st_size for path in files) < 200e3


def test_pages_are_short():
    tables = ("measurements", "keys")
    for page in PAGES.values():
        assert page.name in tables or len(page.text.split()) < 1100, page.name


def test_every_measurement_is_listed():
    listed = PAGES["measurements"].text
    assert [key for key in diagnostics() if f"`{key}`" not in listed] == []


def test_headings_within_code_are_none_and_anchors_follow_the_usual_rule():
    page = leaf("a", "# One *two*\n\n```sh\n# no heading\n```\n\n## Three, four: `five`!\ntext\n")
    assert [section.title for section in page.sections] == ["One two", "Three, four: five!"]
    assert [section.place for section in page.sections] == ["a", "a#three-four-five"]
    assert slug("H-C plane") == "h-c-plane"
    assert '<a name="three-four-five"></a>' in html(page)


def test_html_in_a_page_stays_text():
    assert "&lt;script&gt;" in html(leaf("a", "# A\n\n<script>alert(1)</script>"))


def test_search_wants_every_word_and_puts_titles_first():
    found = search("orbit diagram", PAGES)
    assert found[0].place == "tools#orbit-diagram"
    assert all("orbit" in (s.title + s.text).lower() for s in found)
    assert search("nosuchword", PAGES) == []
    assert search("  ", PAGES) == []


@pytest.mark.parametrize(
    ("term", "place"),
    [("`poincare`", "tools#poincaré-section"), ("`ftle`", "flows#the-live-field"),
     ("`recurrence`", "tools#recurrence"), ("Compare", "time#compare"), ("nosuchword", "")],
)  # fmt: skip
def test_a_term_is_found_where_it_is_explained(term, place):
    assert explains(term, PAGES, ("measurements", "keys")) == place


@pytest.mark.parametrize("link", ["try:", "try:../x", "http://lorenz", "try:a/b", "lorenz"])
def test_what_is_no_trial_is_refused(link):
    with pytest.raises(BadInput, match="try:KEY"):
        trial(link)


def test_a_trial_says_preset_dials_and_measurement():
    wanted = trial("try:lorenz?rho=24.5&preset=period+window&measure=poincare")
    assert wanted.preset == "period window"
    assert wanted.values == (("rho", "24.5"),)
    assert wanted.measure == "poincare"
