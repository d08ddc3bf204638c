"""Run the rooms on many machines: the same functions, shared out by PySpark 4.

``find`` makes lines of findings out of articles, ``merge`` concepts out of the lines;
``run`` puts them in order. No engine of our own: who restarts a task that is lost, and
where data spills, is Spark's concern.
"""

from glossary.engine.spark.run import Cluster, Merged, run_on_spark

__all__ = ["Cluster", "Merged", "run_on_spark"]
