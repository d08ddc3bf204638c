"""A small glossary as a real run gives it: true names, every state, two scripts, conflicts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from glossary.export.options import ExportOptions
from glossary.export.workbook import write_workbook
from glossary.model import (
    Concept,
    Conflict,
    Evidence,
    Glossary,
    KeyedMention,
    Kind,
    Language,
    Mention,
    Proposal,
    Relation,
    ReviewStatus,
    Signature,
    Source,
    Span,
    Term,
    TermStatus,
    TermType,
)

HANS, HANT, EN = Language.ZH_HANS, Language.ZH_HANT, Language.EN

SOURCES = (
    Source(
        article="cjo-1024",
        file="corpus/news.jsonl#1",
        address="https://www.chinajusticeobserver.com/a/china-releases-ai-rules",
        title="China Regulates Generative AI Services",
        date="2023-11-29",
        site="China Justice Observer 中司观察",
    ),
    Source(
        article="med-7",
        file="corpus/medicine/消化.txt",
        title="消化系统常见症状",
        date="2022-03-01",
    ),
    Source(
        article="hk-3",
        file="corpus/hongkong.html",
        address="https://example.org/烏鎮?a=1&b=2",
        title="烏鎮峰會報導",
        date="2023-11-10",
    ),
)


def term(
    text: str,
    language: Language,
    *,
    preferred: bool = True,
    kind: TermType = TermType.FULL_FORM,
    status: TermStatus | None = None,
) -> Term:
    chosen = status or (TermStatus.PREFERRED if preferred else TermStatus.ADMITTED)
    return Term(text=text, language=language, type=kind, status=chosen, seen=1)


def mention(  # noqa: PLR0913 - a mention has that many parts
    article: str,
    context: str,
    zh: str,
    en: str,
    *,
    confidence: float = 0.97,
    evidence: tuple[Evidence, ...] = (),
) -> KeyedMention:
    start = 100  # the sentence stands somewhere inside its article
    return KeyedMention(
        mention=Mention(
            article=article,
            zh=zh,
            en=en,
            zh_span=Span(start + context.index(zh), start + context.index(zh) + len(zh)),
            en_span=Span(start + context.index(en), start + context.index(en) + len(en)),
            context=context,
            context_span=Span(start, start + len(context)),
            relation=Relation.TRANSLATION,
            pattern="bracketed",
            confidence=confidence,
            evidence=evidence,
        ),
        zh_key=zh,
        en_key=en.lower(),
    )


def concept(
    number: int,
    terms: tuple[Term, ...],
    mentions: tuple[KeyedMention, ...],
    **more: Any,  # noqa: ANN401 - any field of a concept
) -> Concept:
    best = max((keyed.mention.confidence for keyed in mentions), default=0.0)
    fields = {"confidence": best, "changed": "2023-11-29", **more}
    return Concept(id=f"c-{number:010x}", terms=terms, mentions=mentions, **fields)


def _concepts() -> Iterator[Concept]:
    yield concept(
        0x0A1B2C3D4E,
        (
            term(
                "Interim Measures for the Administration of Generative AI Services",
                EN,
            ),
            term("生成式人工智能服务管理暂行办法", HANS),
            term("Generative AI Measures", EN, preferred=False, kind=TermType.SHORT_FORM),
            term("Provisional Measures for Generative AI", EN, status=TermStatus.DEPRECATED),
        ),
        (
            mention(
                "cjo-1024",
                "On 13 July 2023, the Cyberspace Administration of China, together with six other "
                "departments, promulgated the “Interim Measures for the Administration of "
                "Generative AI Services” (生成式人工智能服务管理暂行办法), which took effect on "
                "15 August 2023.",
                "生成式人工智能服务管理暂行办法",
                "Interim Measures for the Administration of Generative AI Services",
                confidence=0.992,
            ),
        ),
        kind=Kind.LAW,
        subject_field="law; artificial intelligence",
        review=ReviewStatus.APPROVED,
        reviewer="林",
        note="Official English title.",
    )
    yield concept(
        0x11,
        (
            term("2023 World Internet Conference Wuzhen Summit", EN),
            term("2023年世界互联网大会乌镇峰会", HANS),
            term("2023年世界互聯網大會烏鎮峰會", HANT),
            term("Wuzhen Summit", EN, preferred=False, kind=TermType.SHORT_FORM),
            term("乌镇峰会", HANS, preferred=False, kind=TermType.SHORT_FORM),
        ),
        (
            mention(
                "hk-3",
                "2023年世界互聯網大會烏鎮峰會（2023 World Internet Conference Wuzhen Summit）於"
                "11月8日至10日在浙江省烏鎮舉行，主題為「建設包容、普惠、有韌性的數字世界——攜手構建"
                "網絡空間命運共同體」。",
                "2023年世界互聯網大會烏鎮峰會",
                "2023 World Internet Conference Wuzhen Summit",
                confidence=0.96,
            ),
        ),
        kind=Kind.EVENT,
        review=ReviewStatus.EDITED,
        reviewer="M. Weber",
    )
    yield concept(
        0x22,
        (term("indigestion", EN), term("消化不良", HANS), term("dyspepsia", EN, preferred=False)),
        (
            mention("med-7", "消化不良(indigestion)是常见症状。", "消化不良", "indigestion"),
            mention(
                "cjo-1024",
                "Patients complain of dyspepsia (消化不良) after meals.",
                "消化不良",
                "dyspepsia",
                confidence=0.81,
            ),
        ),
        subject_field="medicine",
        conflicts=(Conflict(language=EN, terms=("indigestion", "dyspepsia")),),
    )
    yield concept(
        0x33,
        (
            term("World Health Organization", EN),
            term("世界卫生组织", HANS),
            term("WHO", EN, preferred=False, kind=TermType.ACRONYM),
            term("世卫组织", HANS, preferred=False, kind=TermType.SHORT_FORM),
        ),
        (
            mention(
                "med-7",
                "世界卫生组织（World Health Organization，WHO）建议成人每周至少运动150分钟。",
                "世界卫生组织",
                "World Health Organization",
                confidence=0.99,
            ),
        ),
        kind=Kind.ORGANIZATION,
    )
    yield concept(
        0x44,
        (term("watchdog", EN), term("国家互联网信息办公室", HANS)),
        (
            mention(
                "cjo-1024",
                "The watchdog (国家互联网信息办公室) said so on Monday.",
                "国家互联网信息办公室",
                "watchdog",
                confidence=0.41,
                evidence=(
                    Evidence("English is a description, not a name", -2.1),
                    Evidence("lengths differ", -0.4),
                    Evidence("bracket follows", 1.0),
                ),
            ),
        ),
        kind=Kind.ORGANIZATION,
        review=ReviewStatus.REJECTED,
    )
    yield concept(
        0x55,
        (term("convolutional neural network", EN), term("卷积神经网络", HANS)),
        (
            mention(
                "med-7",
                "我们用卷积神经网络(convolutional neural network)识别影像。",
                "卷积神经网络",
                "convolutional neural network",
                confidence=0.78,
            ),
        ),
        subject_field="computing",
    )
    yield concept(
        0x66,
        (term("CNN", EN, kind=TermType.ACRONYM), term("卷积网络", HANS)),
        (
            mention(
                "med-7",
                "卷积网络(CNN)较为常用。",
                "卷积网络",
                "CNN",
                confidence=0.52,
                evidence=(Evidence("initials do not fit", -1.2),),
            ),
        ),
    )
    yield concept(
        0x77,
        (term('=HYPERLINK("https://evil.example","点击")', EN), term("-5℃", HANS)),
        (
            mention(
                "med-7",
                '-5℃ 对应 =HYPERLINK("https://evil.example","点击") 与 _x0041_ <b>&amp;</b>',
                "-5℃",
                '=HYPERLINK("https://evil.example","点击")',
                confidence=0.3,
            ),
        ),
        forbidden=True,
    )


@pytest.fixture
def sample() -> Glossary:
    """Give the glossary."""
    return sample_glossary()


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Any]:
    """Write a glossary and open the file as a reader would."""

    # Any: a cell may hold ten types, and each use would need a cast.
    def write(glossary: Glossary, *, rich_text: bool = False, **options: Any) -> Any:  # noqa: ANN401
        path = tmp_path / "glossary.xlsx"
        write_workbook(glossary, path, ExportOptions(**options))
        return openpyxl.load_workbook(path, rich_text=rich_text)

    return write


@pytest.fixture
def many_concepts() -> Callable[[int], Glossary]:
    """Give glossaries as large as asked for."""
    return many


def sample_glossary() -> Glossary:
    concepts = tuple(_concepts())
    return Glossary(
        concepts=concepts,
        sources=SOURCES,
        proposals=(
            Proposal(
                left=concepts[5].id,
                right=concepts[6].id,
                why="one Chinese term lies inside the other",
                similarity=0.83,
            ),
        ),
        signature=Signature(
            version="0.1.0", settings="1f0c", corpus="9b2e", date="2023-11-29T00:00:00Z"
        ),
    )


def many(count: int) -> Glossary:
    """Give a glossary of many concepts, made from the sample's first by other numbers."""
    base = sample_glossary()
    first = base.concepts[0]
    keyed = first.mentions[0]
    concepts = []
    for number in range(count):
        zh = f"{keyed.mention.zh}{number}"
        changed = replace(
            keyed.mention,
            zh=zh,
            context=keyed.mention.context.replace(keyed.mention.zh, zh),
        )
        concepts.append(
            replace(
                first,
                id=f"c-{number:010x}",
                terms=(first.terms[0], replace(first.terms[1], text=zh), *first.terms[2:]),
                mentions=(KeyedMention(mention=changed, zh_key=zh, en_key=keyed.en_key),),
            )
        )
    return replace(base, concepts=tuple(concepts), proposals=())
