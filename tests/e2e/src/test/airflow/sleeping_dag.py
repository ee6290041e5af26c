"""A dag for the tests of a local airflow: one task that sleeps in a child process."""

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG("sleeping", schedule=None):
    BashOperator(task_id="sleep", bash_command="exec sleep 4711", pool="spark")
