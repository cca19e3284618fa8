from tests.unit.records.sample import Sample

SAMPLE = Sample(details={"letters": 3, "files": 3, "cause": "late"}, amounts={"G4.06": 3}, quick={"cause": "late"})
