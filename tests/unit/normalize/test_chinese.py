"""Chinese terms that people would call the same have one key, others do not."""

import pytest

from glossary.normalize import zh_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《生成式人工智能服务管理暂行办法》", "生成式人工智能服务管理暂行办法"),
        ("生成式人工智能服務管理暫行辦法", "生成式人工智能服务管理暂行办法"),
        ("第三届“一带一路”国际合作高峰论坛", "第三届「一带一路」国际合作高峰论坛"),
        ("雷德利·斯科特", "雷德利‧斯科特"),
        ("札哈˙哈蒂", "札哈.哈蒂"),
        ("T细胞", "Ｔ 细胞"),
        ("Transformer 模型", "Transformer模型"),
        ("专利法（2020年修正）", "专利法(2020年修正)"),
        ("二〇二三年世界互联网大会", "2023年世界互联网大会"),
        ("世界\u200b卫生\ufeff组织", "世界衛生組織"),
        ("自强不息，厚德载物。", "自強不息,厚德載物"),
        ("臺灣雲豹", "台湾云豹"),
        ("（机器学习）", "机器学习"),
        ("长江—黄河", "长江－黄河"),
    ],
)
def test_spellings_of_one_term_share_a_key(one: str, other: str) -> None:
    assert zh_key(one) == zh_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("乾隆", "干隆"),
        ("数据安全管理办法", "数据安全管理条例"),
        ("2023年世界互联网大会", "2024年世界互联网大会"),
        ("个人信息保护法（草案）", "个人信息保护法"),
        ("軟體", "软件"),
        ("-5℃", "5℃"),
        ("仿生人会梦见电子羊吗？", "仿生人会梦见电子羊"),
    ],
)
def test_other_terms_keep_other_keys(one: str, other: str) -> None:
    assert zh_key(one) != zh_key(other)
