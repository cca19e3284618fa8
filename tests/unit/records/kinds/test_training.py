from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"content": "Kỹ năng đối thoại", "audience": "Trưởng ấp", "evaluation": "Đạt yêu cầu"},
    amounts={"G6.02": 1, "G6.03": 30},
)
