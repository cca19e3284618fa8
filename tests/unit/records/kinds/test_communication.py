from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"form": "article", "items": 3, "link": "https://songla.example/tin-1"},
    amounts={"G1.05": 3},
    quick={"form": "meeting"},
)
