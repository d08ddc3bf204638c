import pytest

from glossary.read.dates import date_line, iso_date


@pytest.mark.parametrize(
    "text",
    [
        "2023-11-29",
        "2023-11-29T08:00:00+08:00",
        "20231129",
        "2023/11/29 10:20",
        "2023.11.29",
        "2023年11月29日",
        "2023 年 11 月 29 日",
        "二〇二三年十一月二十九日",
        "Wed, 29 Nov 2023",
        "Wed, 29 Nov 2023 10:00:00 GMT",
        "29th November 2023",
        "Nov. 29, 2023",
        "November 29th, 2023",
        "D:20231129104501+08'00'",
    ],
)
def test_ways_to_write_a_date(text: str) -> None:
    assert iso_date(text) == "2023-11-29"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "2023-13-01",
        "2023-02-30",
        "03/04/2023",
        "version 12.2023.1",
        "31 Foo 2023",
        "9" * 300,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert iso_date(text) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Wed, 29 Nov 2023",
        "Published: November 29, 2023",
        "发布时间：2023年11月29日 10:20",
        "2023-11-29",
    ],
)
def test_line_that_is_a_date(line: str) -> None:
    assert date_line(line) == "2023-11-29"


@pytest.mark.parametrize(
    "line",
    [
        "On 10 Oct. 2023, the government issued it",
        "自2023年8月15日起施行",
        "2023-11-29 report",
        "10 Oct",
    ],
)
def test_line_that_mentions_a_date(line: str) -> None:
    assert date_line(line) == ""
