from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"sessions": 2, "topic": "Luật Đất đai", "papers": 100},
    amounts={"G1.11": 2, "G1.11a": 30},
    quick={"people": "25"},
)
