"""What people read in the workbook, in English and Chinese."""

from collections.abc import Mapping

from glossary.export.options import ExportOptions
from glossary.model import Kind, ReviewStatus

EDITABLE_SIGN = "✎ "

_EN = {
    "sheet.glossary": "Glossary",
    "sheet.conflicts": "Conflicts",
    "sheet.review": "Review needed",
    "sheet.sources": "Sources",
    "sheet.summary": "Summary",
    "sheet.readme": "Read me",
    "id": "ID",
    "zh_hans": "Chinese ({zh_hans})",
    "zh_hant": "Chinese Traditional ({zh_hant})",
    "en": "English ({en})",
    "other_zh": "Other Chinese",
    "other_en": "Other English",
    "deprecated": "Deprecated",
    "short": "Abbreviation / short name",
    "pinyin": "Pinyin",
    "kind": "Kind",
    "subject_field": "Subject field",
    "status": "Status",
    "forbidden": "Forbidden",
    "conflict": "Conflict",
    "context": "Context",
    "source": "Source",
    "date": "Article date",
    "seen": "Seen (times)",
    "articles": "Articles",
    "confidence": "Confidence",
    "reviewer": "Reviewer",
    "note": "Reviewer's note",
    "changed": "Last changed",
    "type": "Type",
    "shared": "Shared term",
    "choice": "Your choice",
    "option": "Option {n}",
    "option_context": "Context for option {n}",
    "left": "ID",
    "left_zh": "Chinese",
    "left_en": "English",
    "right": "Other ID",
    "right_zh": "Other Chinese",
    "right_en": "Other English",
    "why": "Why",
    "similarity": "Similarity / confidence",
    "decision": "Decision",
    "article": "Article",
    "title": "Article title",
    "site": "Site",
    "pairs": "Pairs",
    "concepts": "Concepts",
    "file": "File",
    "address": "Address",
    "type.several_en": "one Chinese, several English",
    "type.several_zh": "one English, several Chinese",
    "type.merge": "proposed merge",
    "type.doubt": "low confidence",
    "decision.merge": "merge",
    "decision.apart": "keep apart",
    "decision.approve": "approve",
    "decision.reject": "reject",
    "summary.title": "Glossary summary",
    "summary.totals": "Totals",
    "summary.kind": "By kind",
    "summary.status": "By status",
    "summary.confidence": "By confidence",
    "summary.count": "Concepts",
    "summary.mentions": "Mentions",
    "summary.articles": "Articles",
    "summary.conflicts": "Conflicts",
    "summary.proposals": "Proposed merges",
    "summary.signature": "Signature",
    "summary.as_built": "Counted when the file was written.",
    "band.high": "▲ high (85% and more)",
    "band.medium": "◆ medium (60% to 85%)",
    "band.low": "▼ low (under 60%)",
    "warn.title": "Kept by the program",
    "warn.text": "This column belongs to the program. A change here is reported, not kept, "
    "at the next build. Change it all the same?",
    "list.title": "Not in the list",
    "list.text": "Please choose a value from the list.",
    "page": "Page &P of &N",
}
_EN |= {f"status.{status}": str(status) for status in ReviewStatus}
_EN |= {f"kind.{kind}": str(kind) for kind in Kind}

_ZH = {
    "sheet.glossary": "术语表",
    "sheet.conflicts": "译名冲突",
    "sheet.review": "待审",
    "sheet.sources": "来源",
    "sheet.summary": "概览",
    "sheet.readme": "说明",
    "id": "编号",
    "zh_hans": "中文（{zh_hans}）",
    "zh_hant": "繁体中文（{zh_hant}）",
    "en": "英文（{en}）",
    "other_zh": "其他中文",
    "other_en": "其他英文",
    "deprecated": "停用",
    "short": "缩写／简称",
    "pinyin": "拼音",
    "kind": "类别",
    "subject_field": "领域",
    "status": "状态",
    "forbidden": "禁用",
    "conflict": "冲突",
    "context": "语境",
    "source": "来源",
    "date": "文章日期",
    "seen": "出现次数",
    "articles": "文章数",
    "confidence": "可信度",
    "reviewer": "审校人",
    "note": "审校备注",
    "changed": "最后更改",
    "type": "类型",
    "shared": "共有术语",
    "choice": "您的选择",
    "option": "选项 {n}",
    "option_context": "选项 {n} 的语境",
    "left": "编号",
    "left_zh": "中文",
    "left_en": "英文",
    "right": "另一编号",
    "right_zh": "另一中文",
    "right_en": "另一英文",
    "why": "原因",
    "similarity": "相似度／可信度",
    "decision": "决定",
    "article": "文章",
    "title": "文章标题",
    "site": "网站",
    "pairs": "术语对",
    "concepts": "概念数",
    "file": "文件",
    "address": "网址",
    "type.several_en": "一中多英",
    "type.several_zh": "一英多中",
    "type.merge": "建议合并",
    "type.doubt": "可信度低",
    "decision.merge": "合并",
    "decision.apart": "保持分开",
    "decision.approve": "通过",
    "decision.reject": "否决",
    "summary.title": "术语表概览",
    "summary.totals": "总计",
    "summary.kind": "按类别",
    "summary.status": "按状态",
    "summary.confidence": "按可信度",
    "summary.count": "概念数",
    "summary.mentions": "出现次数",
    "summary.articles": "文章数",
    "summary.conflicts": "冲突数",
    "summary.proposals": "建议合并数",
    "summary.signature": "签名",
    "summary.as_built": "数字为写入文件时的统计。",
    "band.high": "▲ 高（85% 及以上）",
    "band.medium": "◆ 中（60% 至 85%）",
    "band.low": "▼ 低（60% 以下）",
    "warn.title": "由程序维护",
    "warn.text": "本列由程序维护。在此所作的更改，下次生成时会列出，但不会保留。仍要更改吗？",
    "list.title": "不在列表中",
    "list.text": "请从列表中选择。",
    "page": "第 &P 页，共 &N 页",
    "status.new": "新",
    "status.approved": "已通过",
    "status.edited": "已修改",
    "status.rejected": "已否决",
    "kind.law or rule": "法律法规",
    "kind.organization": "机构",
    "kind.person": "人物",
    "kind.place": "地点",
    "kind.event": "活动",
    "kind.document": "文件",
    "kind.term": "术语",
}

_LOCALES: Mapping[str, Mapping[str, str]] = {"en": _EN, "zh": _ZH}
LOCALES = tuple(_LOCALES)


class Words:
    """Give the words of one locale; an unknown locale is read as English."""

    def __init__(self, options: ExportOptions) -> None:
        """Choose the locale (``zh`` and ``zh-CN`` alike) and remember the codes."""
        language = options.locale.replace("_", "-").split("-")[0].lower()
        self._words = _LOCALES.get(language, _EN)
        self._codes = {"zh_hans": options.zh_hans, "zh_hant": options.zh_hant, "en": options.en}

    def __call__(self, key: str, **values: object) -> str:
        """Give a word; ``values`` fill its blanks.

        >>> Words(ExportOptions(locale="zh"))("option", n=2)
        '选项 2'
        >>> Words(ExportOptions(en="en-GB"))("en")
        'English (en-GB)'
        """
        word = self._words[key]
        return word.format(**self._codes, **values) if "{" in word else word
