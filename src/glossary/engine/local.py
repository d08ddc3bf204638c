"""Run the rooms in this process, one article after the other."""

from collections.abc import Callable, Iterable, Iterator

from glossary.engine.findings import Findings
from glossary.errors import GlossaryError
from glossary.model import Article, Fault


def run_articles(
    articles: Iterable[Article | Fault], find: Callable[[Article], Findings]
) -> Iterator[Findings | Fault]:
    """Find mentions article by article; faults pass through in their place.

    An article that makes the program fail becomes a fault, so that the others
    are done all the same.
    """
    for article in articles:
        if isinstance(article, Fault):
            yield article
            continue
        try:
            found: Findings | Fault = find(article)
        except (GlossaryError, OSError):  # a matter of the machine, not of the article
            raise
        except Exception as error:  # noqa: BLE001 - one article must not cost the others
            found = Fault(
                path=article.source.file,
                problem=f"the program failed on this article ({type(error).__name__}: {error})",
                advice="please report it together with the article",
            )
        yield found
