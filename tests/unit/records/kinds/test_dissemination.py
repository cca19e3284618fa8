from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"documents": "Chỉ thị số 33/CT-TTg", "audience": "Cán bộ, công chức xã", "staff": 20},
    amounts={"G1.03": 1, "G1.04": 30},
)
