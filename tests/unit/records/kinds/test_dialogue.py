from danvan.records.kinds.rows import RowInput
from tests.factories import Area
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    asked = [("Làm giấy khai sinh ở đâu?", "Tại bộ phận một cửa."), ("Khi nào sửa cầu?", "Trong quý II.")]
    return {
        "demands": [promised(area)],
        "questions": [RowInput({"text": text, "answer": answer}) for text, answer in asked],
    }


SAMPLE = Sample(
    details={"chaired_by": "Chủ tịch UBND xã", "opinions": 3, "answered": 2, "women": 10},
    amounts={"G3.08": 1, "G3.09a": 30, "G3.09b": 3, "G3.09c": 2, "G3.09d": 1},
    rows=_rows,
)
