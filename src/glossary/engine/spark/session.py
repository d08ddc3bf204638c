"""Open a Spark session, and say in one line what went wrong in it."""

import os
import re
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError, RunError, SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",  # a date is the same day wherever it is read
    "spark.sql.execution.arrow.maxBytesPerBatch": str(64 * 1024 * 1024),
    "spark.sql.execution.arrow.useLargeVarTypes": "true",  # whole files may pass 2 GB together
    "spark.sql.caseSensitive": "true",  # fields are named as in JSON
}
_ERROR = re.compile(
    r"^(?:: |Caused by: )?(?:[\w$]+\.)*([\w$]*(?:Error|Exception)): (.+)$", re.MULTILINE
)


@contextmanager
def open_session(master: str) -> "Iterator[SparkSession]":
    """Open a session on a cluster; one that is open already is used and stays open.

    Without ``master`` Spark's own configuration decides. Raises SetupError where
    PySpark or Java is missing, RunError when Spark does not start or a job fails.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise SetupError(
            "--engine spark needs PySpark, which is not installed;"
            " run: pip install 'zh-en-glossary[spark]'"
        ) from None
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise SetupError(
            "--engine spark needs Java 17 or newer, which is not installed;"
            " install it, or set JAVA_HOME to its folder"
        )
    if master.startswith("local"):  # the processes that do the work shall be this Python
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    running = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("glossary").config(
        "spark.ui.showConsoleProgress", "false"
    )
    try:
        session = (builder.master(master) if master and not running else builder).getOrCreate()
    except Exception as error:  # whatever Java says
        raise RunError(
            f"Spark does not start on {master or 'its usual master'} ({cause_of(error)});"
            " check --master and what java -version says"
        ) from error
    try:
        for key, value in _SETTINGS.items():
            session.conf.set(key, value)
        session.sparkContext.setLogLevel("OFF")
        yield session
    except PySparkException as error:
        raise _told(error) from error
    except Exception as error:
        if "py4j" not in type(error).__module__:
            raise
        raise _told(error) from error
    finally:
        if running is None:
            session.stop()


def _told(error: Exception) -> GlossaryError:
    """Give what a user can mend; what a task said in one line is said again."""
    for name, text in _ERROR.findall(str(error)):
        if name == SetupError.__name__:
            return SetupError(text)
    return RunError(f"Spark ended the run ({cause_of(error)}); see the log of the cluster")


def cause_of(error: Exception) -> str:
    r"""Give the cause that a long message of Java or Python names last.

    >>> cause_of(Exception("called o1.load.\n: a.IOException: b\n\tat c\nCaused by: d.Error: e"))
    'Error: e'
    """
    found = _ERROR.findall(str(error))
    text = f"{found[-1][0]}: {found[-1][1]}" if found else str(error).strip().partition("\n")[0]
    return text[:300]
