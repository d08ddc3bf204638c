"""Terms that stand elsewhere in the article with other words before them."""

_LOOKED_AT = 20_000  # code points of an article


def recurring_starts(zh: str, article: str) -> tuple[int, ...]:
    """Give the beginnings whose term stands elsewhere in the article with another left context.

    >>> recurring_starts("新的过拟合", "新的过拟合，防止过拟合，过拟合")
    (2,)
    """
    tail, article = zh[-2:], article[:_LOOKED_AT]
    if len(zh) < 3 or article.find(tail) == article.rfind(tail):  # noqa: PLR2004
        return ()
    counted, least = article.count(tail), article.count(zh)
    starts = []
    for start in range(len(zh) - 2, 0, -1):  # the longer the beginning, the rarer
        if counted == least:
            break
        longer = article.count(zh[start - 1 :])
        if counted > longer:
            starts.append(start)
        counted = longer
    return tuple(reversed(starts))
