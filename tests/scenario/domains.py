"""GENIUS domains for tests: a domain and two profiles, as files of a folder."""

from pathlib import Path

DOMAIN = """\
<negotiation_template>
<utility_space number_of_issues="3">
<objective index="0" name="root" type="objective" etype="objective" description="">
<issue index="1" name="Price" type="discrete" vtype="discrete" etype="discrete">
<item index="1" value="$3.47" cost="0" description="cheap"></item>
<item index="2" value="$3.98" cost="0" description="dear"></item>
<item index="3" value="$4.37" cost="0" description="dearer"></item>
</issue>
<issue index="2" name="Days" type="integer" vtype="integer" etype="integer">
<range lowerbound="10" upperbound="40"></range>
</issue>
<issue index="3" name="Share" type="real" vtype="real" etype="real">
<range lowerbound="0.0" upperbound="1.5"></range>
</issue>
</objective>
</utility_space>
</negotiation_template>
"""
SELLER = """\
<utility_space>
<reservation value="0.2"/>
<objective index="0" name="root">
<issue index="1" name="Price" type="discrete">
<item index="1" value="$3.47" cost="5" evaluation="1"/>
<item index="2" value="$3.98" cost="5" evaluation="2"/>
<item index="3" value="$4.37" cost="5" evaluation="4"/>
</issue>
<issue index="2" name="Days" type="integer" lowerbound="10" upperbound="40">
<evaluator ftype="linear" offset="0" slope="0.02"/>
</issue>
<issue index="3" name="Share" type="real">
<range lowerbound="0.0" upperbound="1.5"/>
<evaluator ftype="linear" parameter0="1" parameter1="-0.5"/>
</issue>
<weight index="1" value="0.5"/>
<weight index="2" value="0.3"/>
<weight index="3" value="0.2"/>
</objective>
<discount_factor value="0.8"/>
</utility_space>
"""
BUYER = """\
<utility_space>
<objective index="0" name="root">
<issue index="1" name="Price" type="discrete">
<item index="1" value="$3.47" evaluation="10"/>
<item index="2" value="$3.98" evaluation="5"/>
<item index="3" value="$4.37" evaluation="0"/>
</issue>
<issue index="2" name="Days" type="integer">
<evaluator ftype="linear" offset="1" slope="-0.02"/>
</issue>
</objective>
<discount_factor value="0"/>
</utility_space>
"""


def domain(folder: Path, *, agenda: str = DOMAIN, seller: str = SELLER, buyer: str = BUYER) -> Path:
    """Write the files into a folder of the name fish, and return it."""
    place = folder / "fish"
    place.mkdir(exist_ok=True)
    for name, text in (("domain", agenda), ("a-seller", seller), ("b-buyer", buyer)):
        (place / f"{name}.xml").write_text(text, encoding="utf-8")
    return place
